/** Reads of studies. The first functions are the gate: they ask who may, and mint the ids that everything else takes. */
import { pool, prisma } from "@/lib/db/client";
import type { Queries } from "@/lib/db/snapshot";
import { notFound } from "@/lib/errors";
import { deskQueueSchema, type DeskQueue } from "@/lib/judgments/desk";
import type { Actor } from "@/lib/users/types";
import { type AuthorizedStudyId, canManageStudies, type Membership } from "./access";
import { forecastOf, type Pace, PACE_DAYS } from "./forecast";
import { itemCode } from "./item-code";
import { criteriaOf, type Protocol, protocolSchema } from "./protocol";
import { keptPlaces } from "./places-sql";
import { READ_QUEUE, remainingItems, waitsForGuess } from "./queue-sql";
import type { AssignedStudy, EvaluatorProgress, Instructions, ItemProgress, StudyDetail, StudyList, StudyKind, StudyProgress, StudyState, StudySummary } from "./types";

export async function authorizeStudy(actor: Actor, studyId: string): Promise<AuthorizedStudyId> {
  if (!canManageStudies(actor)) throw notFound();
  return existingStudy(studyId);
}

/** For the command line and the worker: who can read the data folder may do everything. */
export async function authorizeStudyLocally(studyId: string): Promise<AuthorizedStudyId> {
  return existingStudy(studyId);
}

async function existingStudy(studyId: string): Promise<AuthorizedStudyId> {
  const found = await prisma().study.findUnique({ where: { id: studyId }, select: { id: true } });
  if (!found) throw notFound();
  return found.id as AuthorizedStudyId;
}

export async function authorizeMembership(actor: Actor, studyId: string): Promise<Membership> {
  return membershipOf(studyId, actor.id);
}

/** Of somebody whose assignment in the study has passed the gate. */
export async function membershipOf(studyId: string, evaluatorId: string): Promise<Membership> {
  const found = await pool().query<{ pseudonym: string }>({
    name: "authorize-membership",
    text: `select pseudonym from "StudyEvaluator" where "studyId" = $1 and "userId" = $2`,
    values: [studyId, evaluatorId],
  });
  const member = found.rows[0];
  if (!member) throw notFound();
  return { studyId, evaluatorId, pseudonym: member.pseudonym } as Membership;
}

/** Protocol versions never change, so one that was read once is known for good. */
const knownProtocols = new Map<string, Protocol>();
const KNOWN_PROTOCOLS = 200;

export async function getProtocol(studyId: string, version: number): Promise<Protocol> {
  const name = `${studyId}:${version}`;
  const known = knownProtocols.get(name);
  if (known) return known;
  const found = await prisma().protocolVersion.findUniqueOrThrow({ where: { studyId_version: { studyId, version } }, select: { body: true } });
  const protocol = protocolSchema.parse(found.body);
  if (knownProtocols.size >= KNOWN_PROTOCOLS) knownProtocols.clear();
  knownProtocols.set(name, protocol);
  return protocol;
}

type SummaryRow = Omit<StudySummary, "createdAt" | "startedAt" | "closedAt"> & { createdAt: Date; startedAt: Date | null; closedAt: Date | null };

const SUMMARY = `
select study.id, study.kind, study.name, study.protocol ->> 'title' as title, study.state, study.protocol ->> 'unit' as unit,
  (
    select jsonb_agg(jsonb_build_object('number', source.number, 'dataset', jsonb_build_object('slug', dataset.slug, 'title', dataset.title),
      'slice', source.slice, 'version', source."datasetVersion") order by source.number)
    from "StudySource" source join "Dataset" dataset on dataset.id = source."datasetId" where source."studyId" = study.id
  ) as sources,
  study."createdAt", study."startedAt", study."closedAt",
  item.items, item.wanted, item.counted, item.surplus,
  (select count(*)::int from "StudyEvaluator" member where member."studyId" = study.id) as evaluators
from "Study" study
cross join lateral (
  select count(*)::int as items, coalesce(sum(overlap), 0)::int as wanted,
    coalesce(sum(counted), 0)::int as counted, coalesce(sum(surplus), 0)::int as surplus
  from "Item" where "studyId" = study.id
) item`;

function toSummary(row: SummaryRow): StudySummary {
  return {
    ...row,
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  };
}

/** Every study, for the operator at the machine. */
export async function listAllStudies(): Promise<StudySummary[]> {
  return (await pool().query<SummaryRow>(`${SUMMARY} order by study."createdAt" desc`)).rows.map(toSummary);
}

export async function listStudies(actor: Actor): Promise<StudyList> {
  const [studies, assigned] = await Promise.all([
    canManageStudies(actor) ? pool().query<SummaryRow>(`${SUMMARY} order by study."createdAt" desc`) : { rows: [] },
    pool().query<AssignedStudy>(
      `select study.id, study.protocol ->> 'title' as title, progress.submitted, (${remainingItems("study", "$1")}) as remaining, coalesce(${waitsForGuess("study", "$1")}, false) as "hasLastQuestion"
       from "StudyEvaluator" member
       join "Study" study on study.id = member."studyId" and study.state = 'running'
       cross join lateral (
         select count(*)::int as submitted from "Assignment"
         where "studyId" = study.id and "evaluatorId" = $1 and state = 'submitted'
       ) progress
       where member."userId" = $1
       order by study."startedAt"`,
      [actor.id],
    ),
  ]);
  return { studies: studies.rows.map(toSummary), assigned: assigned.rows.map((study) => ({ ...study, hasLastQuestion: study.hasLastQuestion && study.remaining === 0 })) };
}

export async function getStudy(studyId: AuthorizedStudyId, queries: Queries = pool()): Promise<StudyDetail> {
  const summary = await queries.query<SummaryRow>(`${SUMMARY} where study.id = $1`, [studyId]);
  const found = await queries.query<{ protocol: unknown; protocolVersion: number; revealedAt: Date | null; designDigest: string | null }>(
    `select study.protocol, study."protocolVersion", study."revealedAt", design.digest as "designDigest"
     from "Study" study left join "StudyDesign" design on design."studyId" = study.id where study.id = $1`, [studyId],
  );
  const versions = await queries.query<{ version: number; digest: string; createdAt: Date }>(
    `select version, digest, "createdAt" from "ProtocolVersion" where "studyId" = $1 order by version`, [studyId],
  );
  const row = summary.rows[0];
  const study = found.rows[0];
  if (!row || !study) throw notFound();
  return {
    ...toSummary(row),
    designDigest: study.designDigest,
    revealedAt: study.revealedAt?.toISOString() ?? null,
    protocol: protocolSchema.parse(study.protocol),
    protocolVersion: study.protocolVersion,
    protocolVersions: versions.rows.map((version) => ({ ...version, createdAt: version.createdAt.toISOString() })),
  };
}

export async function studyProgress(studyId: AuthorizedStudyId): Promise<StudyProgress> {
  const [study, items, evaluators, pace] = await Promise.all([
    prisma().study.findUniqueOrThrow({ where: { id: studyId }, select: { state: true } }),
    prisma().item.findMany({
      where: { studyId },
      select: { position: true, overlap: true, held: true, counted: true, surplus: true },
      orderBy: { position: "asc" },
    }),
    listEvaluators(studyId),
    readPace(studyId),
  ]);
  const progress: ItemProgress[] = items.map(({ position, ...counters }) => ({ code: itemCode(position), ...counters }));
  const sum = (field: "overlap" | "counted" | "surplus") => progress.reduce((total, item) => total + item[field], 0);
  const [wanted, counted] = [sum("overlap"), sum("counted")];
  return {
    state: study.state,
    wanted, counted,
    surplus: sum("surplus"),
    complete: progress.filter((item) => item.counted >= item.overlap).length,
    items: progress,
    evaluators,
    forecast: pace === null || counted >= wanted ? null : forecastOf(pace, wanted - counted),
  };
}

/** Of a running study: when the judgments of the last days that count came in. */
async function readPace(studyId: AuthorizedStudyId): Promise<Pace | null> {
  const found = await pool().query<{ now: Date; since: Date; submitted: number[] }>(
    `select now() as now, pace.since, coalesce(array_agg(extract(epoch from judgment."createdAt")::float8 * 1000) filter (where judgment.id is not null), '{}') as submitted
     from "Study" study
     cross join lateral (select greatest(study."startedAt", now() - make_interval(days => $2)) as since) pace
     left join "Assignment" assignment on assignment."studyId" = study.id and assignment.state = 'submitted'
     left join "Judgment" judgment on judgment."assignmentId" = assignment.id and judgment.counted and judgment."createdAt" >= pace.since
     where study.id = $1 and study.state = 'running'
     group by pace.since`,
    [studyId, PACE_DAYS],
  );
  const [row] = found.rows;
  return row ? { now: row.now.getTime(), since: row.since.getTime(), submitted: row.submitted } : null;
}

export async function listEvaluators(studyId: AuthorizedStudyId): Promise<EvaluatorProgress[]> {
  type Row = Omit<EvaluatorProgress, "lastSubmittedAt"> & { lastSubmittedAt: Date | null };
  const found = await pool().query<Row>(
    `select member.pseudonym, person.name, person.email,
       coalesce(member."instructionsVersion" = study."protocolVersion", false) as "instructionsRead",
       count(*) filter (where mine.state in ('reserved', 'opened'))::int as open,
       count(*) filter (where mine.state = 'submitted')::int as submitted,
       count(*) filter (where judgment.counted)::int as counted,
       max(mine."submittedAt") as "lastSubmittedAt"
     from "StudyEvaluator" member
     join "Study" study on study.id = member."studyId"
     join "User" person on person.id = member."userId"
     left join "Assignment" mine on mine."studyId" = member."studyId" and mine."evaluatorId" = member."userId"
     left join "Judgment" judgment on judgment."assignmentId" = mine.id
     where member."studyId" = $1
     group by member.pseudonym, member."instructionsVersion", study."protocolVersion", person.name, person.email
     order by length(member.pseudonym), member.pseudonym`,
    [studyId],
  );
  return found.rows.map((row) => ({ ...row, lastSubmittedAt: row.lastSubmittedAt?.toISOString() ?? null }));
}

/** What an evaluator's order of items is drawn from, so that it can be repeated from an export: seed and pseudonym. */
export function preferenceKey(seed: string, pseudonym: string): string {
  return `${seed}:${pseudonym}`;
}

export async function readQueue(membership: Membership, seed: string): Promise<DeskQueue> {
  const found = await pool().query<DeskQueue>({
    name: "read-queue",
    text: READ_QUEUE,
    values: [membership.studyId, membership.evaluatorId, preferenceKey(seed, membership.pseudonym)],
  });
  const queue = found.rows[0];
  if (!queue) throw notFound();
  // jsonb writes moments in PostgreSQL's own form.
  const recent = queue.recent.map((entry) => ({ ...entry, submittedAt: new Date(entry.submittedAt).toISOString() }));
  return deskQueueSchema.parse({ ...queue, recent, toGuess: queue.remaining > 0 ? [] : queue.toGuess });
}

export async function readInstructions(membership: Membership): Promise<Instructions> {
  const study = await prisma().study.findUniqueOrThrow({
    where: { id: membership.studyId },
    select: {
      state: true, protocol: true, protocolVersion: true,
      evaluators: { where: { userId: membership.evaluatorId }, select: { instructionsVersion: true } },
    },
  });
  if (study.state === "draft") throw notFound();
  const protocol = protocolSchema.parse(study.protocol);
  return {
    version: study.protocolVersion,
    kind: protocol.kind,
    title: protocol.title,
    instructions: protocol.instructions,
    criteria: criteriaOf(protocol),
    read: study.evaluators[0]?.instructionsVersion === study.protocolVersion,
  };
}

export type ClaimTerms = { kind: StudyKind; state: StudyState; seed: string; leaseMinutes: number };

/** What a claim needs to know of the study. */
export async function readClaimTerms(membership: Membership): Promise<ClaimTerms> {
  const found = await pool().query<ClaimTerms>({
    name: "read-claim-terms",
    text: `select kind, state, protocol -> 'sample' ->> 'seed' as seed, (protocol ->> 'leaseMinutes')::int as "leaseMinutes" from "Study" where id = $1`,
    values: [membership.studyId],
  });
  const terms = found.rows[0];
  if (!terms) throw notFound();
  return terms;
}

/** How many judgments these evaluators could still deliver: every item takes each of them once, while it has places. */
export async function placesFor(studyId: AuthorizedStudyId, evaluatorIds: readonly string[]): Promise<number> {
  const found = await pool().query<{ places: number }>(
    `select coalesce(sum(greatest(0, least(
       item.overlap - item.counted - ${keptPlaces("study", "item", `other."evaluatorId" <> all($2::uuid[])`)} - (
         select count(*) from "Assignment" other
         where other."itemId" = item.id and other.state in ('reserved', 'opened') and other."leaseUntil" >= now() and other."evaluatorId" <> all($2::uuid[])
       ),
       cardinality($2::uuid[]) - (
         select count(*) from "Assignment" mine
         where mine."itemId" = item.id and mine.state = 'submitted' and mine."evaluatorId" = any($2::uuid[])
       )
     ))), 0)::int as places
     from "Item" item join "Study" study on study.id = item."studyId" where item."studyId" = $1`,
    [studyId, evaluatorIds],
  );
  return found.rows[0]?.places ?? 0;
}
