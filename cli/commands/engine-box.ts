import { type Command, Option } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import { operatorEngineAdmin } from "@/lib/engines/access";
import { listEngines } from "@/lib/engines/data";
import { bringUp } from "../engines/bring-up";
import { assertCompose, composeDown, composeStatus } from "../engines/compose";
import { engineLine } from "../engines/engine-line";
import { keyFile } from "../engines/key-file";
import { ENGINES_OF, isBoxEngine, PRESETS, type Preset } from "../engines/presets";
import { disableBox } from "../engines/register-box";
import { isHealthy } from "../engines/wait-healthy";
import { UsageError } from "../usage-error";

const EVERY_MS = 3_000;
const REMIND_MS = 60_000;
const MOST_MINUTES = 24 * 60;

/** Adds `up`, `down` and `status` to `concord engine`: real engines on this machine, by Docker Compose. */
export function registerBoxCommands(engine: Command): void {
  engine
    .command("up")
    .description("start the model servers of a preset on this machine by Docker Compose, wait for them, and set them up")
    .addOption(new Option("--preset <preset>", "what the machine has: a GPU of 141 GB, one of 24 GB, or none").choices(PRESETS).makeOptionMandatory())
    .option("--wait <minutes>", "how long they may take to be ready: weights are fetched at the first start", parseMinutes, 60)
    .action(async ({ preset, wait }: { preset: Preset; wait: number }) => {
      const probed = await bringUp({ preset, engines: ENGINES_OF[preset], limitMs: wait * 60_000, everyMs: EVERY_MS, remindMs: REMIND_MS, say: console.log });
      for (const view of probed) console.log([engineLine(view), ...(view.probe?.notes ?? []).map((note) => `  ${note}`)].join("\n"));
      if (probed.some(({ probe }) => !probe?.isUp)) process.exitCode = 1;
    });

  engine
    .command("down")
    .description("stop the model servers that “up” started, and have them asked no longer; their weights stay")
    .action(async () => {
      await assertCompose();
      // First, so that nobody asks what is about to stop.
      await prepareDatabase();
      for (const name of await disableBox()) console.log(`${name} is disabled.`);
      await composeDown(keyFile().path);
    });

  engine
    .command("status")
    .description("what “up” has started on this machine, whether it answers, and how it is set up")
    .action(async () => {
      await assertCompose();
      const { path, key } = keyFile();
      await composeStatus(path);
      // Of a port every preset asks at the same place.
      const places = new Map(PRESETS.flatMap((preset) => ENGINES_OF[preset]).map((each) => [each.config.baseUrl, each]));
      for (const each of places.values()) console.log(`${each.config.name} at ${each.config.baseUrl} ${(await isHealthy(each, key)) ? "answers" : "does not answer"}`);
      await prepareDatabase();
      for (const view of (await listEngines(operatorEngineAdmin)).filter(({ config }) => isBoxEngine(config.name))) console.log(engineLine(view));
    });
}

function parseMinutes(text: string): number {
  const minutes = Number(text);
  if (!(minutes > 0 && minutes <= MOST_MINUTES)) throw new UsageError(`--wait takes minutes, more than 0 and at most ${MOST_MINUTES}; ${JSON.stringify(text)} is none.`);
  return minutes;
}
