/** Reads of an evaluator's own work, and of ratings for results. */
import { dedicatedConnection, pool, prisma } from "@/lib/db/client";
import type { Queries } from "@/lib/db/snapshot";
import { secret } from "@/lib/env";
import { notFound } from "@/lib/errors";
import type { AuthorizedAssignmentId, AuthorizedStudyId } from "@/lib/studies/access";
import { getProtocol, membershipOf, readClaimTerms, readQueue } from "@/lib/studies/data";
import { itemCode } from "@/lib/studies/item-code";
import { criteriaOf } from "@/lib/studies/protocol";
import { shuffleCriteria } from "@/lib/studies/sampling";
import type { Actor } from "@/lib/users/types";
import { type BlindImage, buildDeskItem } from "./blind";
import type { DeskItem } from "./desk";
import { imageToken } from "./image-token";
import { savedWork } from "./saved-work";
import type { RatingRow, StoredRevision } from "./types";

export type OwnAssignment = {
  id: AuthorizedAssignmentId;
  evaluatorId: string;
  studyId: string;
  studyState: "draft" | "running" | "closed";
  protocolVersion: number;
  position: number | null;
  /** 0 before the first submission. */
  currentRevision: number;
  /** Among the last ten that this evaluator submitted in the study. */
  isRecent: boolean;
};

export const REOPENABLE = 10;

/** The gate: an assignment of somebody else is not there. */
export async function authorizeAssignment(actor: Actor, assignmentId: string): Promise<OwnAssignment> {
  const found = await pool().query<OwnAssignment>({
    name: "authorize-assignment",
    text: `
      select mine.id, mine."evaluatorId", mine."studyId", study.state as "studyState", mine."protocolVersion", mine.position,
        coalesce(judgment."currentRevision", 0) as "currentRevision",
        mine.state = 'submitted' and mine.id in (
          select last.id from "Assignment" last
          where last."studyId" = mine."studyId" and last."evaluatorId" = $2 and last.state = 'submitted'
          order by last."submittedAt" desc, last.position desc limit ${REOPENABLE}
        ) as "isRecent"
      from "Assignment" mine
      join "Study" study on study.id = mine."studyId"
      left join "Judgment" judgment on judgment."assignmentId" = mine.id
      where mine.id = $1 and mine."evaluatorId" = $2`,
    values: [assignmentId, actor.id],
  });
  const own = found.rows[0];
  if (!own) throw notFound();
  return own;
}

export async function getDeskItem(own: OwnAssignment): Promise<DeskItem> {
  const protocol = await getProtocol(own.studyId, own.protocolVersion);
  const assignment = await prisma().assignment.findUniqueOrThrow({
    where: { id: own.id },
    select: {
      state: true, leaseUntil: true, position: true, protocolVersion: true, flipped: true,
      draft: { select: { answers: true, sequence: true } },
      judgment: { select: { currentRevision: true, revisions: { select: { revision: true, payload: true }, orderBy: { revision: "desc" } } } },
      item: {
        select: {
          position: true,
          study: { select: { _count: { select: { sources: true } } } },
          parts: {
            select: {
              slot: true, episodeId: true,
              session: { select: { number: true } },
              episode: { select: { name: true, age: true, gender: true, country: true, persona: true, events: true, origin: true, faceDescription: true } },
            },
            orderBy: { slot: "asc" },
          },
        },
      },
    },
  });
  const { item } = assignment;
  const [member, images, ...conversations] = await Promise.all([
    prisma().studyEvaluator.findUniqueOrThrow({
      where: { studyId_userId: { studyId: own.studyId, userId: own.evaluatorId } },
      select: { pseudonym: true },
    }),
    readImages(own),
    ...item.parts.map(async ({ slot, episode, episodeId, session }) => ({ slot, episode, sessions: await readSessions(episodeId, session?.number ?? null) })),
  ]);
  const blinding = secret("blinding");
  const inForce = assignment.judgment?.revisions.find((revision) => revision.revision === assignment.judgment?.currentRevision);
  const criteria = criteriaOf(protocol);
  return buildDeskItem(
    {
      assignment: {
        id: own.id,
        state: assignment.state,
        leaseUntil: assignment.leaseUntil.toISOString(),
        position: assignment.position,
        protocolVersion: assignment.protocolVersion,
        saved: savedWork(assignment.draft, inForce),
      },
      protocol,
      criteria: protocol.criterionOrder === "random" ? shuffleCriteria(criteria, protocol.sample.seed, member.pseudonym, item.position) : criteria,
      sourceCount: item.study._count.sources,
      conversations: (assignment.flipped ? conversations.reverse() : conversations).map(({ slot, ...conversation }) => ({ ...conversation, images: images.filter((image) => image.slot === slot) })),
    },
    (imageId, size) => `/api/v1/assignments/${own.id}/images/${imageToken(blinding, own.id, imageId)}?w=${size}`,
  );
}

/** All sessions of an episode; or the judged one whole and the one before it without its turns, for its date. */
async function readSessions(episodeId: string, judged: number | null) {
  const outline = { id: true, number: true, date: true, dateText: true, interval: true, event: true, experience: true } as const;
  if (judged === null) {
    return prisma().session.findMany({ where: { episodeId }, select: { ...outline, turns: true }, orderBy: { number: "asc" } });
  }
  const [before, session] = await Promise.all([
    prisma().session.findFirst({ where: { episodeId, number: { lt: judged } }, select: outline, orderBy: { number: "desc" } }),
    prisma().session.findUniqueOrThrow({ where: { episodeId_number: { episodeId, number: judged } }, select: { ...outline, turns: true } }),
  ]);
  return before ? [{ ...before, turns: null }, session] : [session];
}

type ImageRow = BlindImage & { slot: number; sha256: string | null };

/** The pictures that this assignment may see: the desk's list and the gate of their bytes are one query. */
async function readImages(own: OwnAssignment): Promise<ImageRow[]> {
  const { show } = await getProtocol(own.studyId, own.protocolVersion);
  const found = await pool().query<Omit<ImageRow, "size"> & { width: number | null; height: number | null }>({
    name: "read-item-images",
    text: `
      select part.slot, image.id, image."sessionId", image.place, image."turnIndex", image.position, image.description, image.state,
        image.sha256, asset.width, asset.height
      from "Assignment" mine
      join "ItemPart" part on part."itemId" = mine."itemId"
      join "EpisodeImage" image on image."episodeId" = part."episodeId"
      left join "ImageAsset" asset on asset.sha256 = image.sha256
      where mine.id = $1
        and (image.place = 'face' and $2 or (image.place = 'turn' or image.place = 'device' and $3)
          and (part."sessionId" is null or image."sessionId" = part."sessionId"))`,
    values: [own.id, show.persona, show.deviceAlbum],
  });
  return found.rows.map(({ width, height, ...image }) => ({ ...image, size: width === null || height === null ? null : { width, height } }));
}

/** Whether the closing question is about this pair: it is asked about a few, when there is nothing left to judge, and answers to it are answers for good. */
export async function isAskedAbout(own: OwnAssignment): Promise<boolean> {
  const membership = await membershipOf(own.studyId, own.evaluatorId);
  const { seed } = await readClaimTerms(membership);
  const queue = await readQueue(membership, seed);
  return queue.toGuess.includes(own.id) || (await prisma().sourceGuess.count({ where: { assignmentId: own.id } })) > 0;
}

/** The content hash behind an opaque name: for the store, never for the browser. */
export async function findImage(own: OwnAssignment, token: string): Promise<string> {
  const blinding = secret("blinding");
  const image = (await readImages(own)).find((candidate) => imageToken(blinding, own.id, candidate.id) === token);
  if (!image || image.state !== "stored" || image.sha256 === null) throw notFound();
  return image.sha256;
}

const BATCH = 500;
const RATINGS_BATCH = 5_000;

/** Otherwise PostgreSQL plans for the first tenth of what a cursor finds. */
const READ_TO_THE_END = "set local cursor_tuple_fraction = 1";

/**
 * Ratings in force of counted judgments, for results, in batches: by item, evaluator and criterion.
 *
 * @param queries one connection, in a transaction.
 */
export async function* streamRatings(studyId: AuthorizedStudyId, queries: Queries): AsyncGenerator<RatingRow[]> {
  await queries.query(READ_TO_THE_END);
  await queries.query(`
    declare ratings no scroll cursor for
    select member.pseudonym as evaluator, item.position, rating.criterion, rating.value, rating."nonResponse", coalesce(rating.comment, '') as comment
    from "Rating" rating
    join "Judgment" judgment on judgment.id = rating."judgmentId" and judgment.counted
    join "Assignment" assignment on assignment.id = judgment."assignmentId"
    join "Item" item on item.id = assignment."itemId"
    join "StudyEvaluator" member on member."studyId" = assignment."studyId" and member."userId" = assignment."evaluatorId"
    where assignment."studyId" = '${uuidLiteral(studyId)}'
    order by item.position, member.pseudonym, rating.criterion`);
  for (;;) {
    const batch = await queries.query<Omit<RatingRow, "item"> & { position: number }>(`fetch ${RATINGS_BATCH} from ratings`);
    if (batch.rows.length === 0) return;
    yield batch.rows.map(({ position, ...row }) => ({ ...row, item: itemCode(position) }));
  }
}

/**
 * Stored revisions in batches, by item and evaluator, all as of one moment. `counted`: the revision in force of each
 * counted judgment, from which results are computed. `all`: also surplus judgments and every other revision.
 *
 * @param snapshot of another transaction that is still open, so that both see the same moment.
 */
export async function* streamRevisions(studyId: AuthorizedStudyId, scope: "counted" | "all", snapshot?: string): AsyncGenerator<StoredRevision[]> {
  const connection = await dedicatedConnection();
  try {
    await connection.query("begin isolation level repeatable read read only");
    if (snapshot !== undefined) await connection.query(`set transaction snapshot ${connection.escapeLiteral(snapshot)}`);
    await connection.query(READ_TO_THE_END);
    await connection.query({
      text: `
        declare revisions no scroll cursor for
        select assignment."studyId" as study, member.pseudonym as evaluator, item.position as "itemPosition",
          assignment.flipped, part.parts, study.kind,
          assignment.position, assignment."openedAt", judgment.counted, judgment."currentRevision",
          revision.revision, revision."createdAt" as "storedAt", revision."protocolVersion", revision."programVersion", revision.payload
        from "Assignment" assignment
        join "Study" study on study.id = assignment."studyId"
        join "Judgment" judgment on judgment."assignmentId" = assignment.id
        join "JudgmentRevision" revision on revision."judgmentId" = judgment.id
        join "StudyEvaluator" member on member."studyId" = assignment."studyId" and member."userId" = assignment."evaluatorId"
        join "Item" item on item.id = assignment."itemId"
        cross join lateral (
          select jsonb_agg(jsonb_build_object('source', part."sourceNumber", 'episode', episode."externalId", 'session', session.number, 'origin', episode.origin) order by part.slot) as parts
          from "ItemPart" part
          join "Episode" episode on episode.id = part."episodeId"
          left join "Session" session on session.id = part."sessionId"
          where part."itemId" = item.id
        ) part
        where assignment."studyId" = '${uuidLiteral(studyId)}'
          ${scope === "counted" ? `and judgment.counted and revision.revision = judgment."currentRevision"` : ""}
        order by item.position, member.pseudonym, revision.revision`,
    });
    for (;;) {
      const batch = await connection.query<StoredRevision>(`fetch ${BATCH} from revisions`);
      if (batch.rows.length === 0) return;
      yield batch.rows;
    }
  } finally {
    await connection.end();
  }
}

/** DECLARE takes no parameters. */
function uuidLiteral(id: AuthorizedStudyId): string {
  if (!/^[0-9a-f-]{36}$/i.test(id)) throw new Error("Not an id.");
  return id;
}

export type DeliveryCheck = { counted: number; surplus: number; lost: number; duplicated: number; miscounted: number };

/**
 * What became of submissions that were acknowledged: each has to be there once, as it was sent. `duplicated` counts
 * stored revisions of these assignments that nobody sent; `miscounted` items whose counter is above their
 * overlap or not the number of their counted judgments.
 */
export async function checkDeliveries(
  studyId: AuthorizedStudyId,
  deliveries: readonly { idempotencyKey: string; assignmentId: string; sha256: string }[],
): Promise<DeliveryCheck> {
  const found = await pool().query<DeliveryCheck>(
    `with sent as (
       select * from unnest($2::uuid[], $3::uuid[], $4::text[]) as sent("idempotencyKey", "assignmentId", sha256)
     ), stored as (
       select revision."idempotencyKey", judgment."assignmentId", revision.sha256, judgment.counted
       from "JudgmentRevision" revision
       join "Judgment" judgment on judgment.id = revision."judgmentId"
       join "Assignment" assignment on assignment.id = judgment."assignmentId" and assignment."studyId" = $1
       where judgment."assignmentId" = any($3::uuid[])
     )
     select
       count(*) filter (where stored.counted)::int as counted,
       count(*) filter (where not stored.counted)::int as surplus,
       count(*) filter (where stored."idempotencyKey" is null)::int as lost,
       (select count(*)::int from stored where not exists (select 1 from sent where sent."idempotencyKey" = stored."idempotencyKey")) as duplicated,
       (
         select count(*)::int from "Item" item
         where item."studyId" = $1 and (item.counted > item.overlap or item.counted <> (
           select count(*) from "Judgment" judgment join "Assignment" assignment on assignment.id = judgment."assignmentId"
           where assignment."itemId" = item.id and judgment.counted
         ))
       ) as miscounted
     from sent
     left join stored on stored."idempotencyKey" = sent."idempotencyKey" and stored."assignmentId" = sent."assignmentId" and stored.sha256 = sent.sha256`,
    [studyId, deliveries.map((delivery) => delivery.idempotencyKey), deliveries.map((delivery) => delivery.assignmentId), deliveries.map((delivery) => delivery.sha256)],
  );
  const check = found.rows[0];
  if (!check) throw new Error("The check gave no row.");
  return check;
}
