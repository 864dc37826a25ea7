/** One step asked of a model: request, ladder, one request to mend it, new seeds, and at last quarantine with the reason. */
import { seededRandom } from "@/lib/stats/random";
import { cutText } from "@/lib/storable-text";
import { Meter } from "../meter";
import { EngineError, type ChatAnswer, type ChatPort, type ChatRequest, type EngineFault, type EngineIdentity, type Usage } from "../ports";
import type { ChatStep } from "../step";
import { readAnswer, type ReadAnswer, type Rung } from "./read-answer";
import { wireSchema } from "./wire-schema";

/** What one call cost and came to; kept with what was made of it. */
export type StepCall = {
  step: string;
  stepVersion: string;
  seed: number;
  isRepair: boolean;
  /** Null, like `usage` and `finish`, where no answer came. */
  engine: EngineIdentity | null;
  usage: Usage | null;
  /** That the engine was at work, all its tries together, also where no answer came; null where that is not known. */
  ms: number | null;
  finish: ChatAnswer["finish"] | null;
  /** How far down the ladder the answer was read; null where it could not be. */
  rung: Rung | null;
  fault: EngineFault | null;
  isTruncated: boolean;
  problems: string[];
};

export type AskOptions = {
  /** From 0 to 2^31 − 1. */
  seed: number;
  signal: AbortSignal;
  /** One record per call as it ends; awaited, so that nothing is asked that has not been written down. */
  onCall?: (call: StepCall) => void | Promise<void>;
  onText?: (soFar: string) => void;
  /** New seeds that are tried after the first. */
  maxSeeds?: number;
};

/** Every way to a usable answer was gone without one. `lastAnswer` holds at most 4,000 characters. */
export class StepQuarantined extends Error {
  constructor(readonly step: string, readonly reason: "truncated" | "unusable", readonly problems: string[], readonly lastAnswer: string) {
    super(`The step “${step}” got no usable answer: ${problems[0] ?? "nothing was answered."}`);
    this.name = "StepQuarantined";
  }
}

const LAST_ANSWER_CHARACTERS = 4_000;
/** A longer answer is not sent back to be mended: it would crowd out the request. */
const MENDABLE_CHARACTERS = 24_000;
/** At temperature 0 a new seed changes nothing. */
const RETRY_TEMPERATURE = 0.5;

/**
 * Asks until an answer passes the ladder: at most 2 + `maxSeeds` calls. One that was cut off is not mended but asked for again with half as many tokens more.
 *
 * @throws StepQuarantined where no answer could be used; EngineError where the engine gave none; the signal's reason where that aborted.
 */
export async function askStep<Input, Wire, Output>(
  port: ChatPort, step: ChatStep<Input, Wire, Output>, input: Input, { seed, signal, onCall, onText, maxSeeds = 2 }: AskOptions,
): Promise<{ output: Output; rung: Rung; calls: number }> {
  let request: ChatRequest = { ...step.prompt(input), ...step.sampling, seed, schema: { name: step.name, json: wireSchema(step) } };
  let calls = 0;
  let hasMended = false;

  const ask = async (): Promise<{ answer: ChatAnswer; read: ReadAnswer<Output> }> => {
    calls += 1;
    const of = { step: step.name, stepVersion: step.version, seed: request.seed, isRepair: request.repair !== undefined };
    const meter = new Meter();
    let answer: ChatAnswer;
    try {
      answer = await meter.run(() => port.chat(request, signal, onText));
    } catch (error) {
      if (error instanceof EngineError) {
        await onCall?.({
          ...of, engine: null, usage: null, ms: meter.ms, finish: null, rung: null, fault: error.fault, isTruncated: false, problems: [error.message],
        });
      }
      throw error;
    }
    const read = readAnswer(answer, step, input);
    await onCall?.({
      ...of, engine: answer.engine, usage: answer.usage, ms: meter.ms ?? answer.ms, finish: answer.finish, fault: null,
      ...(read.ok ? { rung: read.rung, isTruncated: false, problems: [] } : { rung: null, isTruncated: read.isTruncated, problems: read.problems }),
    });
    return { answer, read };
  };

  for (let tried = 0; ; tried += 1) {
    let { answer, read } = await ask();
    if (!read.ok && !read.isTruncated && !hasMended && answer.text.length <= MENDABLE_CHARACTERS) {
      hasMended = true;
      const first = request;
      request = { ...request, temperature: 0, repair: { answer: answer.text, problems: read.problems } };
      ({ answer, read } = await ask());
      request = first;
    }
    if (read.ok) return { output: read.value, rung: read.rung, calls };
    if (tried >= maxSeeds) {
      throw new StepQuarantined(step.name, read.isTruncated ? "truncated" : "unusable", read.problems, cutText(answer.text, LAST_ANSWER_CHARACTERS));
    }
    request = {
      ...request,
      seed: seededRandom(`${seed}/${step.name}/${tried + 1}`).nextUint32() >>> 1,
      temperature: Math.max(request.temperature, RETRY_TEMPERATURE),
      maxTokens: read.isTruncated ? Math.ceil(request.maxTokens * 1.5) : request.maxTokens,
    };
  }
}
