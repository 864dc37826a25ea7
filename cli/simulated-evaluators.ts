/** Evaluators that read fast and never tire: they work through the same API, in the same order of requests, as the desk does. */
import { createHash, randomUUID } from "node:crypto";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import packageJson from "@/package.json";
import { canonicalJson, judgmentContent } from "@/lib/judgments/canonical";
import type { DeskItem, DeskQueue } from "@/lib/judgments/desk";
import type { Answer, Receipt, SubmitJudgment } from "@/lib/judgments/schema";
import { type RandomSource, seededRandom } from "@/lib/stats/random";
import { simulatedAnswers } from "./simulated-answers";
import { type Api, apiFor } from "./simulated-api";

export type Simulation = {
  origin: string;
  studyId: string;
  evaluators: { pseudonym: string; cookie: string }[];
  seed: string;
  /** Judgments to deliver in all. */
  judgments: number;
  /** Evaluators at work at the same moment. */
  concurrency: number;
  /** Time that reading an item takes on average, with eight drafts saved meanwhile; they come one by one in the first such time. None unless given. */
  readingMs?: number;
  /** Of a comparison: added to what speaks for the conversation on the left, which is between −1 and 1; none unless given. */
  leftBias?: number;
  onProgress?: (delivered: number) => void;
};

export type Delivery = { idempotencyKey: string; assignmentId: string; sha256: string };

export type SimulationOutcome = {
  /** Receipts whose hash is that of what was sent. */
  acknowledged: Delivery[];
  /** From the first attempt to the receipt, retries included. */
  submitMs: number[];
  elapsedMs: number;
  requests: number;
  /** Requests that were lost, or that the server could not answer. */
  retries: number;
};

type Evaluator = { pseudonym: string; api: Api; random: RandomSource; hasBegun: boolean; emptyQueues: number };

const PREFETCHED = 2;
const DRAFTS_WHILE_READING = 8;
const PAUSE_MS = 50;
/** A queue may be empty for a moment because others are just taking and giving back; for so many times it is not chance. */
const EMPTY_QUEUES = 40;

export async function simulate(simulation: Simulation): Promise<SimulationOutcome> {
  const outcome: SimulationOutcome = { acknowledged: [], submitMs: [], elapsedMs: 0, requests: 0, retries: 0 };
  const begun = performance.now();
  const waiting: Evaluator[] = simulation.evaluators.map(({ pseudonym, cookie }) => ({
    pseudonym,
    api: apiFor(simulation.origin, cookie, { request: () => (outcome.requests += 1), retry: () => (outcome.retries += 1) }),
    random: seededRandom(`${simulation.seed}:${pseudonym}`),
    hasBegun: false,
    emptyQueues: 0,
  }));
  // Judgments that somebody has set out to deliver: when all are spoken for, nobody begins another.
  let spokenFor = 0;
  let working = 0;

  async function work(): Promise<void> {
    while (spokenFor < simulation.judgments) {
      const evaluator = waiting.shift();
      if (!evaluator) {
        if (working === 0) return;
        await sleep(PAUSE_MS);
        continue;
      }
      spokenFor += 1;
      working += 1;
      try {
        if (!evaluator.hasBegun && simulation.readingMs !== undefined) await sleep(evaluator.random.nextUniform() * simulation.readingMs);
        evaluator.hasBegun = true;
        const found = await judgeNext(simulation, evaluator, outcome);
        if (found === "judged") simulation.onProgress?.(outcome.acknowledged.length);
        else spokenFor -= 1;
        evaluator.emptyQueues = found === "judged" ? 0 : evaluator.emptyQueues + 1;
        if (found === "empty") await sleep(PAUSE_MS);
        if (found !== "finished" && evaluator.emptyQueues < EMPTY_QUEUES) waiting.push(evaluator);
      } finally {
        working -= 1;
      }
    }
  }

  await Promise.all(Array.from({ length: Math.min(simulation.concurrency, simulation.evaluators.length) }, work));
  outcome.elapsedMs = performance.now() - begun;
  return outcome;
}

async function judgeNext(simulation: Simulation, evaluator: Evaluator, outcome: SimulationOutcome): Promise<"judged" | "empty" | "finished"> {
  const { studyId, seed } = simulation;
  const { api, random, pseudonym } = evaluator;
  const queue = await api.call<DeskQueue>("POST", `/studies/${studyId}/queue`, { ahead: PREFETCHED });
  const [current] = queue.assignments;
  if (!current) return queue.remaining === 0 ? "finished" : "empty";
  const item = await api.call<DeskItem>("GET", `/assignments/${current.id}`);
  await api.call("POST", `/assignments/${current.id}/open`);
  const answers = simulatedAnswers(item, { seed, pseudonym, random, leftBias: simulation.leftBias ?? 0 });
  await read(simulation, evaluator, item, answers);
  const submission = submissionOf(item, answers, random);
  const begun = performance.now();
  const receipt = await api.call<Receipt>("POST", "/judgments", submission);
  outcome.submitMs.push(performance.now() - begun);
  const sha256 = createHash("sha256").update(canonicalJson(judgmentContent(submission)), "utf8").digest("hex");
  if (receipt.sha256 !== sha256 || receipt.idempotencyKey !== submission.idempotencyKey) throw new Error("The receipt is not of what was sent.");
  outcome.acknowledged.push({ idempotencyKey: submission.idempotencyKey, assignmentId: current.id, sha256 });
  return "judged";
}

/** Drafts on the way, as the desk saves them. */
async function read({ readingMs }: Simulation, { api, random }: Evaluator, item: DeskItem, answers: Answer[]): Promise<void> {
  const drafts = readingMs === undefined ? 1 : DRAFTS_WHILE_READING;
  for (let draft = 1; draft <= drafts; draft += 1) {
    if (readingMs !== undefined) await sleep((2 * random.nextUniform() * readingMs) / drafts);
    const sofar = answers.slice(0, Math.ceil((draft / drafts) * (answers.length - 1)));
    await api.call("PUT", `/assignments/${item.assignmentId}/draft`, { answers: sofar, sequence: item.saved.sequence + draft, baseRevision: item.saved.revision });
  }
}

function submissionOf(item: DeskItem, answers: Answer[], random: RandomSource): SubmitJudgment {
  const activeMs = Math.round(60_000 + random.nextUniform() * 120_000);
  return {
    idempotencyKey: randomUUID(),
    assignmentId: item.assignmentId,
    baseRevision: item.saved.revision,
    answers,
    comment: "",
    telemetry: {
      firstAnswerAfterMs: 20_000, submittedAfterMs: activeMs + 5_000, activeMs,
      sessionsRead: item.sessions.map((session) => session.number), imagesOpened: 0,
      criterionOrder: item.criteria.map((criterion) => criterion.key),
      device: { kind: "desktop", width: 1440, height: 900, touch: false },
      deviceTime: new Date().toISOString(), programVersion: `simulate ${packageJson.version}`,
    },
  };
}
