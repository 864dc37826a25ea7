/** The generation job: grows the episodes of a run side by side, each step once, until all have ended or it is to stop. */
import { setMaxListeners } from "node:events";
import { thresholdsAsOf } from "@/lib/calibrations/data";
import { AppError } from "@/lib/errors";
import { CHECK_DEFAULTS } from "@/lib/mcu/checks/settings";
import { TextsOfRun } from "@/lib/mcu/checks/texts-of-run";
import type { NameLists } from "@/lib/mcu/lexicon/names";
import { growEpisode } from "@/lib/mcu/grow-episode";
import { StepQuarantined } from "@/lib/mcu/answer/ask-step";
import { EngineError } from "@/lib/mcu/ports";
import { takeHandedPictures } from "@/lib/images/handover/mutations";
import { arePicturesElsewhere } from "@/lib/images/store";
import { holdJob, noteHeadway } from "@/lib/jobs/lease";
import type { ClaimedJob, JobContext, JobHandler, JobOutcome } from "@/lib/jobs/types";
import { cutText } from "@/lib/storable-text";
import { Brake } from "./brake";
import { RunHalted, overBudget, spentOf, type Spent } from "./budget";
import { loadOutputs, loadRun, openChat, openOtherEngines, readFinished, readTexts, readUsage, type ChatOfRun, type EpisodeToGrow } from "./data";
import { GENERATION_JOB, generationPayloadSchema, PUBLISH_JOB, type GenerationProgress } from "./job";
import { openGallery, type Gallery } from "./gallery";
import { checkGrown } from "./check-grown";
import { changeEpisode, handPublishingOver, setFailedStepsAside, writeDraft, writeStep } from "./mutations";
import { publishRun, type PublishedRun, type PublishOptions } from "./publish";
import { datasetToPublish, type StoredRequest } from "./schema";
import type { LoggedCall } from "./logged-call";
import { StepLog } from "./step-log";

export const generationHandler: JobHandler = { kind: GENERATION_JOB, run: (context) => runGenerationJob(context) };

/** For a run that was grown where the picture store is not. */
export const publishHandler: JobHandler = { kind: PUBLISH_JOB, run: (context) => runPublishJob(context) };

/** Without engines, a step is a few rows in the database: more side by side would only wait for it. */
const SCRIPTED_AT_ONCE = 4;
/** With engines, their own limits decide how many requests are under way; episodes beyond that only wait. */
const AT_ONCE = 256;
const PROGRESS_MS = 500;
const DRAFT_MS = 700;
/** A conversation has a third of this; of what is longer, the end is shown. */
const DRAFT_CHARACTERS = 16_000;

export async function runGenerationJob({ job, signal }: JobContext, options?: PublishOptions): Promise<JobOutcome> {
  const { runId } = generationPayloadSchema.parse(job.payload);
  const run = await loadRun(runId);
  if (!run) return { state: "failed", error: "The run is not there any more." };
  const engines = run.request.provider === "engines" ? await openChat() : null;
  if (run.request.provider === "engines" && !engines) return { state: "failed", error: "No chat engine is set up. Set one up, or ask for a scripted run." };
  const others = engines && (await openOtherEngines());
  const gallery = openGallery(others, await thresholdsAsOf(others?.engines ?? {}, run.createdAt));
  const outcome = await new Growth(job, signal, runId, run.request, run.episodes, engines, gallery, engines && (await openTexts(runId)), run.names).run().finally(() => gallery.close());
  if (outcome.state !== "done" || !datasetToPublish(run.dataset)) return outcome;
  if (arePicturesElsewhere()) {
    await handPublishingOver(job, runId, progressOf((await loadRun(runId))?.episodes ?? []));
    return outcome;
  }
  return publish({ job, runId, request: run.request, signal }, outcome, options);
}

export async function runPublishJob({ job, signal }: JobContext, options?: PublishOptions): Promise<JobOutcome> {
  const { runId } = generationPayloadSchema.parse(job.payload);
  const run = await loadRun(runId);
  if (!run) return { state: "failed", error: "The run is not there any more." };
  return publish({ job, runId, request: run.request, signal }, { state: "done", result: progressOf(run.episodes) }, options);
}

/** A script repeats itself from one episode to the next, so that only what models wrote is compared. */
async function openTexts(runId: string): Promise<TextsOfRun> {
  const texts = new TextsOfRun(CHECK_DEFAULTS.nearDuplicate);
  for (const { episode, sentence, narrative } of await readTexts(runId)) texts.put(episode, { "persona sentence": sentence, narrative });
  return texts;
}

function progressOf(episodes: readonly EpisodeToGrow[]): GenerationProgress {
  const inState = (state: EpisodeToGrow["state"]) => episodes.filter((episode) => episode.state === state).length;
  return { sequence: Date.now(), done: inState("done"), unfit: inState("unfit"), failed: inState("failed") };
}

async function publish(run: PublishedRun, grown: JobOutcome, options?: PublishOptions): Promise<JobOutcome> {
  try {
    await takeHandedPictures();
    await publishRun(run, readFinished(run.runId), options);
    return grown;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { state: "failed", error: `The episodes are done, but could not become a dataset: ${error.message}`, result: "result" in grown ? grown.result : undefined };
  }
}

class Growth {
  private readonly progress: GenerationProgress;
  private isChanged = true;
  private readonly spent: Spent = { tokens: 0, cost: 0, seconds: 0 };
  /** Aborts for everybody where one of them finds that the run is to stop. */
  private readonly ended = new AbortController();
  private readonly signal: AbortSignal;
  private readonly brake = new Brake();
  private hasComeFurther = false;
  /** Why nothing more is begun. */
  private halted: string | null = null;

  constructor(
    private readonly job: ClaimedJob, signal: AbortSignal, private readonly runId: string, private readonly request: StoredRequest,
    private readonly episodes: readonly EpisodeToGrow[], private readonly engines: ChatOfRun | null,
    private readonly gallery: Gallery,
    /** Null: episodes are not compared with each other. */
    private readonly texts: TextsOfRun | null,
    private readonly names: NameLists,
  ) {
    this.signal = AbortSignal.any([signal, this.ended.signal]);
    // Each episode, and each request of it, listens.
    setMaxListeners(0, this.signal);
    this.progress = progressOf(episodes);
  }

  async run(): Promise<JobOutcome> {
    Object.assign(this.spent, spentOf(await readUsage(this.runId)));
    const open = this.episodes.filter(({ state }) => state === "waiting" || state === "growing");
    let telling: Promise<unknown> = Promise.resolve();
    const teller = setInterval(() => (telling = telling.then(() => this.tell()).catch(() => undefined)), PROGRESS_MS); // the heartbeat says so where the database is away
    try {
      const queue = open.values();
      const lanes = Array.from({ length: Math.min(open.length, this.engines ? AT_ONCE : SCRIPTED_AT_ONCE) }, () => this.lane(queue));
      await Promise.all(lanes.map((lane) => lane.catch((error: unknown) => {
        this.ended.abort(error);
        throw error;
      })));
    } finally {
      clearInterval(teller);
      await telling;
      await this.tell();
    }
    return this.halted === null ? { state: "done", result: this.progress } : { state: "failed", error: this.halted, result: this.progress };
  }

  /** One episode after the other, until none is left or the run is halted. */
  private async lane(queue: Iterator<EpisodeToGrow>): Promise<void> {
    for (let next = queue.next(); !next.done && this.halted === null; next = queue.next()) {
      try {
        await this.grow(next.value);
      } catch (error) {
        if (!(error instanceof RunHalted)) throw error;
        this.halted ??= error.message;
      }
    }
  }

  private async tell(): Promise<void> {
    if (!this.isChanged) return;
    this.isChanged = false;
    this.progress.sequence += 1;
    await holdJob(this.job, this.progress);
  }

  private async grow({ number, variants }: EpisodeToGrow): Promise<void> {
    this.signal.throwIfAborted();
    this.begin();
    const { job, runId, request, signal } = this;
    await changeEpisode(job, runId, number, { state: "growing" });
    await setFailedStepsAside(job, runId, number);
    const done = await loadOutputs(runId, number);
    this.brake.begin(number, done.size);
    const log = new StepLog({
      runSeed: request.seed, episode: number, variants, done, chat: this.engines?.chat ?? null, engine: this.engines?.engine ?? null, gallery: this.gallery, signal,
      shell: { write: (step) => this.write(number, step), draft: this.drafts(number), begin: () => this.begin(), spend: (call) => this.spend(call), price: (engine, { usage }) => (usage && this.engines ? this.engines.price(engine, usage) : null) },
    });
    try {
      const grown = await growEpisode({ people: request.people, relation: request.relation, sessions: request.sessions, names: this.names }, log);
      const twins = this.texts?.put(number, { "persona sentence": grown.persona.sentence, narrative: grown.narrative }) ?? null;
      const report = await checkGrown(grown, request, this.gallery.settings, twins, (path, judged) => log.judge(path, judged), signal);
      if (!report.fit) this.texts?.remove(number);
      await changeEpisode(job, runId, number, { state: report.fit ? "done" : "unfit", name: grown.name, report, reason: report.fit ? null : report.reasons.join(" ") });
      this.progress[report.fit ? "done" : "unfit"] += 1;
      this.brake.end(number);
    } catch (error) {
      if (!(error instanceof StepQuarantined || error instanceof EngineError)) throw error;
      await changeEpisode(job, runId, number, { state: "failed", reason: cutText(error.message, 2_000) });
      this.progress.failed += 1;
      const mostly = this.brake.fail(number);
      if (mostly) throw new RunHalted(`More than half of the episodes fail (${mostly.failed} of ${mostly.of} that came as far). The last one: ${cutText(error.message, 500)}`);
    } finally {
      this.isChanged = true;
    }
  }

  private async write(number: number, step: Parameters<StepLog["options"]["shell"]["write"]>[0]): Promise<void> {
    await writeStep(this.job, { runId: this.runId, episodeNumber: number, ...step });
    this.brake.stepDone(number);
    this.isChanged = true;
    // One that came to nothing is asked for again by the next attempt.
    if (this.hasComeFurther || step.problem !== undefined) return;
    this.hasComeFurther = true;
    await noteHeadway(this.job);
  }

  private spend({ inputTokens, outputTokens, cost, ms }: LoggedCall): void {
    this.spent.tokens += (inputTokens ?? 0) + (outputTokens ?? 0);
    this.spent.cost += cost ?? 0;
    this.spent.seconds += ms / 1_000;
  }

  /** What is under way when a budget is spent or the run is halted comes to its end and is kept; nothing more is begun. */
  private begin(): void {
    const why = this.halted ?? overBudget(this.request.budget, this.spent);
    if (why) throw new RunHalted(why);
  }

  /** What is being written, now and then: whoever watches sees it grow. */
  private drafts(number: number): (path: string, text: string) => void {
    let next = 0;
    return (path, text) => {
      if (performance.now() < next) return;
      next = performance.now() + DRAFT_MS;
      writeDraft(this.job, this.runId, number, { path, text: text.slice(-DRAFT_CHARACTERS) }).then(
        () => (this.isChanged = true),
        (error: unknown) => console.error(`generation: a draft could not be shown: ${error instanceof Error ? error.message : String(error)}`),
      );
    };
  }
}
