/** Analyses for pages and the API. Small studies are computed at once; large ones by the worker, and kept until their answers change. */
import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "@/lib/db/client";
import { AppError, notFound } from "@/lib/errors";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { readAnswers } from "../data";
import { type AnalysisOf, compute } from "./compute";
import { requestAnalysis } from "./mutations";
import { type AnalysisRequest, requestName } from "./request";

/** Up to so many ratings an analysis takes about a tenth of a second of the web server's only thread, with some dozens of evaluators. */
export const AT_ONCE_RATINGS: Record<AnalysisRequest["kind"], number> = {
  results: 5_000, agreement: 2_500, pair: 5_000, items: 20_000, evaluators: 2_500, means: 1_000, planning: 1_000,
};

type Kind = AnalysisRequest["kind"];
type RequestOf<K extends Kind> = Extract<AnalysisRequest, { kind: K }>;

/** `at`: when the answers were read; null where that is now. */
export type Analysis<Body> = { body: Body; at: string | null; /** Answers have come in since, and the worker is at it. */ isBehind: boolean };

/** What changes with every judgment, revision, lease and state of a study, and with what the worker has computed of it. Costs nothing that grows with its answers. */
export async function studyPulse(studyId: AuthorizedStudyId): Promise<string> {
  const found = await pool().query<{ pulse: string }>({
    name: "study-pulse",
    text: `
      select concat_ws('/', study.state, study."protocolVersion", study."revealedAt" is not null,
        (select extract(epoch from fold."foldedAt")::text from "PatternFold" fold where fold."studyId" = study.id),
        (select count(*) from "RatingDelta" delta where delta."studyId" = study.id),
        (select extract(epoch from max(member."seenAt"))::text || ' ' || count(*) from "StudyEvaluator" member where member."studyId" = study.id),
        (select extract(epoch from max(kept.at)) from "AnalysisSnapshot" kept where kept."studyId" = study.id)) as pulse
      from "Study" study where study.id = $1`,
    values: [studyId],
  });
  const row = found.rows[0];
  if (!row) throw notFound();
  return row.pulse;
}

/** What changes with answers alone. */
async function answersPulse(studyId: AuthorizedStudyId): Promise<{ pulse: string; ratings: number; now: Date }> {
  const found = await pool().query<{ pulse: string; ratings: number; now: Date }>({
    name: "answers-pulse",
    text: `
      select concat_ws('/', study.state, study."protocolVersion", study."revealedAt" is not null, item.counted, item.surplus, item.items,
        (select extract(epoch from fold."foldedAt")::text from "PatternFold" fold where fold."studyId" = study.id),
        (select count(*) || ' ' || coalesce(max(delta.id), 0) from "RatingDelta" delta where delta."studyId" = study.id)) as pulse,
        item.counted * jsonb_array_length(study.protocol -> 'criteria')::float8 as ratings, now() as now
      from "Study" study
      cross join lateral (select coalesce(sum(counted), 0) as counted, coalesce(sum(surplus), 0) as surplus, count(*) as items from "Item" where "studyId" = study.id) item
      where study.id = $1`,
    values: [studyId],
  });
  const row = found.rows[0];
  if (!row) throw notFound();
  return row;
}

/** Computes from every answer, here and now, however long that takes: for the command line and the worker. */
export async function computeNow<K extends Kind>(studyId: AuthorizedStudyId, request: RequestOf<K>, { isLarge = true } = {}): Promise<AnalysisOf[K]> {
  return compute<K>(request, await readAnswers(studyId, { times: request.kind === "evaluators", groups: request.kind === "means", isLarge }));
}

/** What several people who look at one study share; one entry per study and request. */
const remembered = new Map<string, { pulse: string; body: Promise<unknown> }>();
const REMEMBERED = 50;

/** For a page: never waits for a large study, but says that it is behind. Null until a large one has been computed once. */
export async function analyse<K extends Kind>(studyId: AuthorizedStudyId, request: RequestOf<K>): Promise<Analysis<AnalysisOf[K]> | null> {
  const { pulse, ratings } = await answersPulse(studyId);
  if (ratings <= AT_ONCE_RATINGS[request.kind]) return { body: await atOnce<K>(studyId, request, pulse), at: null, isBehind: false };
  const kept = await readSnapshot<K>(studyId, request);
  if (kept?.pulse === pulse) return { body: kept.body, at: kept.at, isBehind: false };
  await requestAnalysis(studyId, request);
  return kept ? { body: kept.body, at: kept.at, isBehind: true } : null;
}

const PATIENCE_MS = 50_000;
const LOOK_EVERY_MS = 300;

/**
 * For a program: the analysis of the answers as they are when it asks, waiting for the worker where the study is large.
 *
 * @throws AppError `unavailable` where that takes too long: ask again.
 */
export async function analysed<K extends Kind>(studyId: AuthorizedStudyId, request: RequestOf<K>): Promise<AnalysisOf[K]> {
  const { now: asked } = await answersPulse(studyId);
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(LOOK_EVERY_MS)) {
    const found = await analyse<K>(studyId, request);
    if (found && !found.isBehind) return found.body;
    // While people rate, the newest is always behind; what was read after the question answers it.
    if (found?.at && new Date(found.at) >= asked) return found.body;
  }
  throw new AppError("unavailable", "The study is large and its numbers are still being computed. Ask again in a moment.", { retryAfterSeconds: 5 });
}

function atOnce<K extends Kind>(studyId: AuthorizedStudyId, request: RequestOf<K>, pulse: string): Promise<AnalysisOf[K]> {
  const name = `${studyId} ${requestName(request)}`;
  const known = remembered.get(name);
  if (known?.pulse === pulse) return known.body as Promise<AnalysisOf[K]>;
  const body = computeNow<K>(studyId, request, { isLarge: false });
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(name, { pulse, body });
  // A failure is not remembered: the next one who looks tries again.
  body.catch(() => remembered.delete(name));
  return body;
}

async function readSnapshot<K extends Kind>(studyId: AuthorizedStudyId, request: RequestOf<K>): Promise<{ pulse: string; at: string; body: AnalysisOf[K] } | null> {
  const found = await pool().query<{ pulse: string; at: Date; body: AnalysisOf[K] }>(
    `select pulse, at, body from "AnalysisSnapshot" where "studyId" = $1 and request = $2`, [studyId, requestName(request)],
  );
  const [row] = found.rows;
  return row ? { pulse: row.pulse, at: row.at.toISOString(), body: row.body } : null;
}

/** What a snapshot is kept under: pulse and moment of before its answers were read, so that what came in between makes it old. */
export async function momentForSnapshot(studyId: AuthorizedStudyId): Promise<{ pulse: string; at: Date }> {
  const { pulse, now } = await answersPulse(studyId);
  return { pulse, at: now };
}
