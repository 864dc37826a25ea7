/** The steps of one episode, done once each: what is written is read back, what is not is done and written with all that it took. */
import { askStep, StepQuarantined, type StepCall } from "@/lib/mcu/answer/ask-step";
import type { Perform, PictureWish } from "@/lib/mcu/perform";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { EngineError, type ChatPort, type EngineIdentity, type Engines } from "@/lib/mcu/ports";
import type { ChatStep } from "@/lib/mcu/step";
import type { RandomSource } from "@/lib/stats/random";
import { cutText, mendTexts } from "@/lib/storable-text";
import { alignWish } from "./align-wish";
import type { Gallery, KeptPicture } from "./gallery";
import { loggedCall, type LoggedCall } from "./logged-call";
import { loggedPorts } from "./logged-ports";
import { engineSeed, stepRandom, stepSeed, type StepPlace } from "./seed";
import { variantOf } from "./variant";

/** What the log needs of the run: the writes name the job, and throw where another process has it by now. */
export type LogShell = {
  write: (step: { path: string; madeBy: "scripted" | "model" | "rule"; promptVersion: string | null; seed: string; rung: string | null; ms: number; calls: readonly LoggedCall[]; pictures: readonly KeptPicture[] } & Ended) => Promise<void>;
  draft: (path: string, text: string) => void;
  /** Throws where nothing more may be begun. */
  begin: () => void;
  spend: (call: LoggedCall) => void;
  price: (engine: EngineIdentity, call: Pick<StepCall, "usage">) => number | null;
};
type Ended = { output: unknown; problem?: undefined } | { output?: undefined; problem: string };

type Done<Output> = { output: Output; madeBy: "scripted" | "model" | "rule"; promptVersion: string | null; rung: string | null; calls: readonly LoggedCall[]; pictures?: readonly KeptPicture[] };

export type StepLogOptions = {
  runSeed: string; episode: number; variants: Readonly<Record<string, number>>;
  /** What finished steps gave, by path. */
  done: ReadonlyMap<string, unknown>;
  /** Null: every step is done by script. */
  chat: ChatPort | null;
  /** Who is asked, for the calls that nobody answered. */
  engine: EngineIdentity | null;
  gallery: Gallery;
  signal: AbortSignal;
  shell: LogShell;
};

export class StepLog implements Perform {
  constructor(readonly options: StepLogOptions) {}

  async ask<Input, Wire, Output>(path: string, step: ChatStep<Input, Wire, Output>, input: Input): Promise<Output> {
    const { chat, shell, signal } = this.options;
    return this.once(path, async (place) => {
      if (!chat) return { output: step.scripted(input, stepRandom(place)), madeBy: "scripted", promptVersion: step.version, rung: null, calls: [] };
      const calls: LoggedCall[] = [];
      const seed = engineSeed(place);
      try {
        const { output, rung } = await askStep(chat, step, input, { seed, signal, onCall: (call) => this.take(call, calls, seed), onText: (text) => shell.draft(path, text) });
        return { output, madeBy: "model", promptVersion: step.version, rung, calls };
      } catch (error) {
        // What it cost is written also where it came to nothing.
        if (error instanceof StepQuarantined || error instanceof EngineError) {
          const problem = cutText([error.message, ...(error instanceof StepQuarantined ? error.problems.slice(1, 5) : [])].join(" "), 4_000);
          await shell.write({ path, madeBy: "model", promptVersion: step.version, seed: stepSeed(place), rung: null, ms: 0, calls, pictures: [], problem });
        }
        throw error;
      }
    });
  }

  async picture(path: string, wish: PictureWish): Promise<PictureRecord> {
    const { gallery, chat, signal, shell } = this.options;
    return this.once(path, async (place) => {
      const calls: LoggedCall[] = [];
      const seed = engineSeed(place);
      const { record, pictures, asked } = await alignWish(wish, { gallery, chat, seed, signal, onPlan: (call) => this.take(call, calls, seed), onAsked: shell.spend });
      const isByEngine = record.candidates.some(({ engine }) => engine !== null);
      return { output: record, madeBy: chat ? (isByEngine ? "model" : "rule") : "scripted", promptVersion: null, rung: null, calls: [...calls, ...asked], pictures };
    });
  }

  /** What engines find of the whole episode: a step like any other where there is one to ask, and none where there is not. @param judged what survives JSON. */
  async judge<Output>(path: string, judged: (engines: Engines) => Promise<Output>): Promise<Output> {
    const { gallery: { engines, known }, shell } = this.options;
    if (!engines.safety && !engines.inference) return judged({});
    return this.once(path, async () => {
      const calls: LoggedCall[] = [];
      const output = await judged(loggedPorts(engines, known, (call) => {
        calls.push(call);
        shell.spend(call);
      }));
      return { output, madeBy: "model", promptVersion: null, rung: null, calls };
    });
  }

  draw<Output>(path: string, make: (random: RandomSource) => Output): Promise<Output> {
    const madeBy = this.options.chat ? "rule" : "scripted";
    return this.once(path, async (place) => ({ output: make(stepRandom(place)), madeBy, promptVersion: null, rung: null, calls: [] }));
  }

  private take(call: StepCall, calls: LoggedCall[], first: number): void {
    const { shell, engine } = this.options;
    const logged = loggedCall({ ...call, engine: call.engine ?? engine }, first, call.engine === null ? null : shell.price(call.engine, call));
    calls.push(logged);
    shell.spend(logged);
  }

  private async once<Output>(path: string, work: (place: StepPlace) => Promise<Done<Output>>): Promise<Output> {
    const { done, runSeed, episode, variants, signal, shell } = this.options;
    // Written by this very code, from what had passed its checks.
    if (done.has(path)) return done.get(path) as Output;
    signal.throwIfAborted();
    shell.begin();
    const place: StepPlace = { runSeed, episode, path, variant: variantOf(variants, path) };
    const begun = performance.now();
    // Later steps are told the same by the process that did it as by one that reads it.
    const ended = mendTexts(await work(place));
    await shell.write({ pictures: [], ...ended, path, seed: stepSeed(place), ms: performance.now() - begun });
    return ended.output;
  }
}
