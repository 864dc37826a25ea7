import { InvalidArgumentError, Option, type Command } from "commander";
import { z } from "zod";
import { authorizeAlignment, findShare, getAlignment } from "@/lib/alignments/data";
import { ALIGNMENT_JOB } from "@/lib/alignments/job";
import { alignmentHandler } from "@/lib/alignments/job.handler";
import { createAlignment, createClaimedAlignment, wishOf, wishOfShare, type AlignmentWish } from "@/lib/alignments/mutations";
import { alignRequestSchema, alignShareSchema } from "@/lib/alignments/schema";
import type { AlignedCandidate, AlignmentView } from "@/lib/alignments/types";
import { operator } from "@/lib/datasets/access";
import { prepareDatabase } from "@/lib/db/prepare";
import { AppError } from "@/lib/errors";
import { operatorGenerator } from "@/lib/generation/access";
import { workInBackground } from "@/lib/jobs/background";
import { hasLiveWorker } from "@/lib/jobs/data";
import { followUntilFinished } from "@/lib/jobs/follow";
import { runClaimed } from "@/lib/jobs/run";
import { MODULES } from "@/lib/mcu/steps/plan-rule";
import { GENDERS } from "@/lib/mcu/types";
import { UsageError } from "../usage-error";
import { registerAlignCalibrate } from "./align-calibrate";

type Options = { text?: string; share?: string; provider: string; seed?: string; module?: string; name?: string; age?: number; gender?: string; face?: string; json?: boolean };

/** Adds `concord align`: one picture for one description, by the worker or here where there is none. */
export function registerAlign(program: Command): void {
  const align = program
    .command("align")
    .description("seek one picture for one description, and keep every candidate with its scores")
    .option("--text <description>", "what the picture is to show")
    .option("--share <id>", "align an image share of a dataset again; the dataset is not changed")
    .addOption(new Option("--provider <provider>", "a script, or the engines that are set up").choices(["scripted", "engines"]).default("scripted"))
    .option("--seed <text>", "the same seed asks for the same again")
    .addOption(new Option("--module <module>", "begin with this module, whatever a planner would say").choices(MODULES))
    .option("--name <name>", "with --text: who the description speaks of")
    .option("--age <years>", "with --text: how old they are", years)
    .addOption(new Option("--gender <gender>", "with --text: their gender").choices(GENDERS))
    .option("--face <words>", "with --text: how their face looks")
    .option("--json", "print one JSON object on the last line")
    .action(async (options: Options) => {
      const wish = await wishFor(options);
      const view = await aligned(wish);
      if (options.json) console.log(JSON.stringify(view));
      else console.log(viewText(view));
      if (view.state !== "done" || view.result?.chosen === null) process.exitCode = 1;
    });
  registerAlignCalibrate(align);
}

async function wishFor({ text, share, json: _json, name, age, gender, face, ...how }: Options): Promise<AlignmentWish> {
  if ((text === undefined) === (share === undefined)) throw new UsageError("align takes either --text or --share");
  const person = Object.fromEntries(Object.entries({ name, age, gender, face }).filter(([, value]) => value !== undefined));
  const hasPerson = Object.keys(person).length > 0;
  if (share === undefined) {
    const asked = parsed(alignRequestSchema, { description: text, ...how, ...(hasPerson ? { person } : {}) });
    await prepareDatabase();
    return wishOf(asked);
  }
  if (hasPerson) throw new UsageError("--name, --age, --gender and --face go with --text: of a share its persona is known");
  const asked = parsed(alignShareSchema, how);
  const imageId = parsed(z.uuid("is no id of an image share"), share);
  await prepareDatabase();
  const found = await findShare(operator, imageId);
  if (!found) throw new AppError("not_found", `There is no image share ${imageId}.`);
  return wishOfShare(found, asked);
}

function parsed<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new UsageError(result.error.issues.map(({ path, message }) => `${path.length > 0 ? path.join(".") : "--share"}: ${message}`).join("; "));
  return result.data;
}

async function aligned(wish: AlignmentWish): Promise<AlignmentView> {
  if (await hasLiveWorker(ALIGNMENT_JOB)) {
    const id = await createAlignment(operatorGenerator, wish);
    let last: AlignmentView | undefined;
    for await (const view of followUntilFinished(() => viewOf(id), new AbortController().signal)) last = view;
    return last ?? viewOf(id);
  }
  workInBackground();
  const { alignmentId, job } = await createClaimedAlignment(operatorGenerator, wish);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  try {
    await runClaimed(job, alignmentHandler, stop.signal);
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
  }
  return viewOf(alignmentId);
}

async function viewOf(alignmentId: string): Promise<AlignmentView> {
  const id = await authorizeAlignment(operatorGenerator, alignmentId);
  const view = id && (await getAlignment(id));
  if (!view) throw new Error(`The alignment ${alignmentId} is not there any more.`);
  return view;
}

function viewText({ id, state, error, isScripted, request, result }: AlignmentView): string {
  if (!result) return `alignment ${id}: ${state}${error ? `, ${error}` : ""}`;
  return [
    `${result.outcome}${isScripted ? " (scripted)" : ""}`,
    `planned: ${result.plan.module}, ${result.plan.reason}`,
    ...result.candidates.map((candidate, place) => `${place === result.chosen ? "*" : " "} ${candidateText(candidate)}`),
    ...(result.original ? [`  the share's own picture  ${scoresText(result.original.verdicts)}`] : []),
    `alignment ${id}, seed ${request.seed}`,
  ].join("\n");
}

function candidateText({ module, engine, verdicts, source, licence, sha256, refusals }: AlignedCandidate): string {
  const from = [source, engine && `${engine.name} (${engine.model})`].filter(Boolean).join(", ");
  return [module.padEnd(9), scoresText(verdicts), from, licence && `licence ${licence}`, sha256?.slice(0, 12), refusals[0] && `refused: ${refusals[0].reason}`].filter(Boolean).join("  ");
}

function scoresText(verdicts: AlignedCandidate["verdicts"]): string {
  return verdicts.flatMap(({ score, value, threshold, passed }) => (value === null ? [] : [`${score} ${value.toFixed(3)}${threshold === null ? "" : passed ? ` (passes ${threshold})` : ` (fails ${threshold})`}`])).join("  ");
}

function years(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError("is no age in whole years");
  return Number(text);
}
