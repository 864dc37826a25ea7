import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { prepareDatabase } from "@/lib/db/prepare";
import { type AuthorizedEngineId, operatorEngineAdmin } from "@/lib/engines/access";
import { authorizeEngineByName, listEngines } from "@/lib/engines/data";
import { createEngine, deleteEngine, runProbe, updateEngine } from "@/lib/engines/mutations";
import { type CreateEngine, createEngineSchema } from "@/lib/engines/schema";
import { AppError } from "@/lib/errors";
import { engineLine, foundLines } from "../engines/engine-line";
import { UsageError } from "../usage-error";
import { registerBoxCommands } from "./engine-box";
import { readJsonFile } from "./study-input";

type Flags = { json?: boolean };

/** Adds `concord engine add|list|probe|enable|disable|remove`: the model servers that are asked, by their names; and `up|down|status` for those of this machine. */
export function registerEngine(program: Command): void {
  const engine = program.command("engine").description("set up the model servers that fresh episodes are asked of");

  registerBoxCommands(engine);

  engine
    .command("add")
    .description("set up an engine from a JSON file: port, name, baseUrl, model, and more where it is wanted")
    .argument("<file>", "JSON file that describes the engine, without its key")
    .option("--key-file <file>", "file that holds the key and nothing else; it is kept and never shown")
    .option("--disabled", "set it up without having it asked")
    .option("--no-probe", "do not ask it the few small requests that show what it can do")
    .option("--json", "print one JSON object")
    .action(async (file: string, { keyFile, disabled, probe, json }: Flags & { keyFile?: string; disabled?: boolean; probe: boolean }) => {
      const asked = readEngine(file, keyFile, !disabled);
      await prepareDatabase();
      const created = await createEngine(operatorEngineAdmin, asked);
      const { name, port } = created.config;
      const made = probe && !disabled ? await runProbe(operatorEngineAdmin, await engineByName(name), new AbortController().signal) : created;
      print(json, made, [`${name} is set up for the port "${port}".`, ...(made.probe ? foundLines(made) : [])].join("\n"));
    });

  engine
    .command("list")
    .description("the engines that are set up, and what was last found of each")
    .option("--json", "print one JSON object")
    .action(async ({ json }: Flags) => {
      await prepareDatabase();
      const engines = await listEngines(operatorEngineAdmin);
      print(json, { engines }, engines.map(engineLine).join("\n") || "None yet. Set one up with: concord engine add FILE.json");
    });

  engine
    .command("probe")
    .description("ask an engine a few small requests, and say what of its protocol it keeps; exit 1 where it does not answer")
    .argument("<name>", "name of the engine")
    .option("--json", "print one JSON object")
    .action(async (name: string, { json }: Flags) => {
      const probed = await runProbe(operatorEngineAdmin, await engineByName(name), new AbortController().signal);
      print(json, probed, foundLines(probed).join("\n"));
      if (!probed.probe?.isUp) process.exitCode = 1;
    });

  engine
    .command("enable")
    .description("have an engine asked from now on, and see what it can do; one of a port can be")
    .argument("<name>", "name of the engine")
    .option("--no-probe", "do not ask it the few small requests that show what it can do")
    .option("--json", "print one JSON object")
    .action(async (name: string, { probe, json }: Flags & { probe: boolean }) => {
      const id = await engineByName(name);
      const enabled = await updateEngine(operatorEngineAdmin, id, { isEnabled: true });
      const made = probe ? await runProbe(operatorEngineAdmin, id, new AbortController().signal) : enabled;
      print(json, made, [`${name} is enabled.`, ...(probe ? foundLines(made) : [])].join("\n"));
    });

  engine
    .command("disable")
    .description("have an engine asked no longer")
    .argument("<name>", "name of the engine")
    .option("--json", "print one JSON object")
    .action(async (name: string, { json }: Flags) => {
      print(json, await updateEngine(operatorEngineAdmin, await engineByName(name), { isEnabled: false }), `${name} is disabled.`);
    });

  engine
    .command("remove")
    .description("forget an engine and its key; what it has made stays")
    .argument("<name>", "name of the engine")
    .option("--json", "print one JSON object")
    .action(async (name: string, { json }: Flags) => {
      await deleteEngine(operatorEngineAdmin, await engineByName(name));
      print(json, { ok: true }, `${name} is removed.`);
    });
}

async function engineByName(name: string): Promise<AuthorizedEngineId> {
  await prepareDatabase();
  const id = await authorizeEngineByName(operatorEngineAdmin, name);
  if (!id) throw new AppError("not_found", `No engine is called “${name}”. See: concord engine list`);
  return id;
}

function readEngine(file: string, keyFile: string | undefined, isEnabled: boolean): CreateEngine {
  const parsed = createEngineSchema.safeParse({ config: readJsonFile(file), apiKey: keyFile === undefined ? undefined : readKey(keyFile), isEnabled });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(({ path, message }) => ({ path: path[0] === "config" ? path.slice(1).join(".") || file : "key", message }));
  throw new AppError("unprocessable", `${file} does not describe an engine that can be set up.`, { problems });
}

/** Editors end a file with a line break, which is no part of the key. */
function readKey(file: string): string {
  try {
    return readFileSync(file, "utf8").trim();
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function print(json: boolean | undefined, value: unknown, text: string): void {
  console.log(json ? JSON.stringify(value) : text);
}
