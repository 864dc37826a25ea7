/**
 * What a submission costs, on the production build and in a database of its own. Three measurements: evaluators at a
 * pace (each reads, saves drafts, submits), submissions alone as fast as they go, and plain inserts of the same payload
 * into the same PostgreSQL, so that the figures mean something on another machine.
 */
import { randomUUID } from "node:crypto";
import { cpus } from "node:os";
import { apiFor } from "@/cli/simulated-api";
import { simulate } from "@/cli/simulated-evaluators";
import { startWebServer } from "@/cli/web-server";
import { sessionCookie } from "@/lib/auth/token";
import { pool, prisma } from "@/lib/db/client";
import { checkDeliveries } from "@/lib/judgments/data";
import type { SubmitJudgment } from "@/lib/judgments/schema";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { authorizeMembership, authorizeStudyLocally } from "@/lib/studies/data";
import { createStudy, ensureQueue, ensureSimulatedEvaluators, type SimulatedEvaluator, startStudy } from "@/lib/studies/mutations";
import { type Protocol, protocolSchema, studyInputSchema } from "@/lib/studies/protocol";
import { starkTemplate } from "@/lib/studies/template";
import { inOwnDatabase } from "./own-database";
import { CALLERS, latencies, ratio, rounded, timed } from "./timing";

type Options = { json: boolean; evaluators: number[]; readingMs?: number };

/** Half as fast again as the fastest pace that is planned for, which is a minute an item. */
const READING_MS = 40_000;
const EPISODES = 60;
const SUBMISSIONS = 2_000;

export async function runJudgeBench({ json, evaluators, readingMs = READING_MS }: Options): Promise<void> {
  const report = await inOwnDatabase(() => measure(evaluators, readingMs));
  console.log(json ? JSON.stringify(report) : JSON.stringify(report, null, 2));
}

async function measure(evaluators: number[], readingMs: number) {
  await makeDataset();
  const server = await startWebServer(0);
  try {
    const reference = await plainInserts();
    const submissions = await submissionsAlone(server.origin);
    const runs = [];
    for (const count of evaluators) runs.push(await atPace(server.origin, count, readingMs));
    return {
      machine: { cores: cpus().length, cpu: cpus()[0]?.model ?? "", node: process.version, note: "client, server and database share the cores" },
      reference: { what: "one insert of the same payload a statement, through pg", callers: CALLERS, ...reference },
      submit: { what: "POST /judgments alone, as fast as it goes", callers: CALLERS, ...submissions, ofReference: ratio(submissions.perSecond, reference.perSecond) },
      runs,
    };
  } finally {
    await server.stop();
  }
}

/** Text of about the length of a STARK episode: five sessions of sixteen turns. */
export async function makeDataset(slug = "bench"): Promise<void> {
  const dataset = await prisma().dataset.create({ data: { slug, title: "Bench", currentVersion: 1 }, select: { id: true } });
  const turn = (episode: number, session: number, number: number) => ({
    speaker: number % 2 ? "Ada" : "Nora",
    text: `Episode ${episode}, session ${session}, turn ${number}: ${"we talked about the garden and the sea for a while. ".repeat(3)}`,
  });
  for (let episode = 1; episode <= EPISODES; episode += 1) {
    await prisma().episode.create({
      data: {
        datasetId: dataset.id, externalId: `bench-${episode}`, position: episode, contentHash: String(episode), fromVersion: 1, origin: "scripted",
        name: "Nora", sessionCount: 5, turnCount: 80, imageCount: 0,
        sessions: {
          create: [1, 2, 3, 4, 5].map((session) => ({
            number: session, date: `2024-0${session}-01`, turnCount: 16, imageCount: 0,
            turns: Array.from({ length: 16 }, (_, number) => turn(episode, session, number)),
          })),
        },
      },
    });
  }
}

type RunningStudy = { studyId: AuthorizedStudyId; protocol: Protocol; people: SimulatedEvaluator[]; evaluators: { pseudonym: string; cookie: string }[] };

async function makeStudy(evaluators: number, perEvaluator: number, dataset = "bench"): Promise<RunningStudy> {
  const input = studyInputSchema.parse({
    name: `${evaluators} evaluators`,
    dataset,
    protocol: {
      ...starkTemplate, includeScripted: true, sample: { size: "all", seed: "bench" },
      // Places to spare, as in a study that is under way.
      evaluatorsPerItem: Math.min(100, Math.ceil((2 * evaluators * (perEvaluator + 2)) / EPISODES)),
    },
  });
  const studyId = await authorizeStudyLocally((await createStudy(null, input)).id);
  await startStudy(null, studyId);
  const people = await ensureSimulatedEvaluators(studyId, evaluators);
  return {
    studyId, people, protocol: input.protocol,
    evaluators: await Promise.all(people.map(async ({ pseudonym, userId, sessionVersion }) => ({ pseudonym, cookie: await sessionCookie({ userId, sessionVersion }) }))),
  };
}

export async function atPace(origin: string, count: number, readingMs: number, dataset?: string) {
  const perEvaluator = count <= 200 ? 3 : 2;
  const study = await makeStudy(count, perEvaluator, dataset);
  const judgments = count * perEvaluator;
  console.error(`${count} evaluators, ${judgments} judgments, ${readingMs / 1000} s of reading each …`);
  const outcome = await simulate({ origin, studyId: study.studyId, evaluators: study.evaluators, seed: "bench", judgments, concurrency: count, readingMs });
  const { lost, duplicated, miscounted } = await checkDeliveries(study.studyId, outcome.acknowledged);
  return {
    evaluators: count, judgments, readingSeconds: readingMs / 1000,
    ...latencies(outcome.submitMs),
    judgmentsPerSecond: rounded((1000 * judgments) / outcome.elapsedMs), requestsPerSecond: rounded((1000 * outcome.requests) / outcome.elapsedMs),
    retries: outcome.retries, lost, duplicated, miscounted,
  };
}

async function submissionsAlone(origin: string) {
  const perEvaluator = 20;
  const study = await makeStudy(SUBMISSIONS / perEvaluator, perEvaluator);
  const ready: { cookie: string; submission: SubmitJudgment }[] = [];
  for (const [index, person] of study.people.entries()) {
    const actor = { id: person.userId, email: "", name: "", role: "evaluator" as const };
    const queue = await ensureQueue(await authorizeMembership(actor, study.studyId), perEvaluator - 1);
    const cookie = study.evaluators[index]?.cookie ?? "";
    for (const { id } of queue.assignments) ready.push({ cookie, submission: submissionFor(study.protocol, id) });
  }
  return timed(ready, ({ cookie, submission }) => apiFor(origin, cookie, { request: () => undefined, retry: () => undefined }).call("POST", "/judgments", submission));
}

async function plainInserts() {
  await pool().query(`create table plain (id uuid primary key, payload jsonb not null, "createdAt" timestamptz not null default now())`);
  const payload = JSON.stringify(submissionFor(protocolSchema.parse(starkTemplate), randomUUID()));
  const insert = () => pool().query({ name: "plain", text: `insert into plain (id, payload) values ($1, $2)`, values: [randomUUID(), payload] });
  await timed(Array.from({ length: 200 }), insert);
  return timed(Array.from({ length: SUBMISSIONS }), insert);
}

export function submissionFor(protocol: Protocol, assignmentId: string): SubmitJudgment {
  return {
    idempotencyKey: randomUUID(), assignmentId, baseRevision: 0, comment: "",
    answers: protocol.criteria.map(({ key }, index) => ({ criterion: key, value: 1 + (index % 4), nonResponse: null, comment: "", answeredAfterMs: 1_000 * index })),
    telemetry: {
      firstAnswerAfterMs: 1_000, submittedAfterMs: 60_000, activeMs: 50_000, sessionsRead: [1, 2, 3, 4, 5], imagesOpened: 0,
      criterionOrder: protocol.criteria.map(({ key }) => key), device: { kind: "desktop", width: 1440, height: 900, touch: false },
      deviceTime: new Date().toISOString(), programVersion: "bench",
    },
  };
}
