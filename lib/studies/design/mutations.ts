/** Writes that lay out the items of a study at its start, and plan anew what is left when people join. */
import { randomInt } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { digestOf } from "../digest";
import { itemCode } from "../item-code";
import type { ComparisonProtocol, Protocol, RatingProtocol } from "../protocol";
import { readUnits, type SourceUnits } from "./data";
import { drawPairs } from "./draw";
import { drawRatings } from "./draw-ratings";
import type { Unit } from "./pairing";
import { type PlannedItem, planPlaces } from "./plan";
import type { StoredDesign } from "./schema";

export type LockedSource = SourceUnits & { number: number; slug: string };
type Member = { userId: string; pseudonym: string };

/** @returns how many items there are, and the digest of the design where there is one. */
export async function layOutItems(transaction: Transaction, studyId: string, protocol: Protocol, sources: readonly LockedSource[], members: readonly Member[]): Promise<{ items: number; designDigest: string | null }> {
  const units = await Promise.all(sources.map((source) => readUnits((text, values) => transaction.$queryRawUnsafe(text, ...values), source, protocol)));
  if (protocol.kind === "comparison") return layOutPairs(transaction, studyId, protocol, sources, units, members);
  return { items: await layOutRatings(transaction, studyId, protocol, units), designDigest: null };
}

async function layOutRatings(transaction: Transaction, studyId: string, protocol: RatingProtocol, units: readonly Unit[][]): Promise<number> {
  const { items, problems } = drawRatings(protocol, units);
  const [problem] = problems;
  if (problem) throw new AppError("conflict", problem.message, { problems: problems.map(({ path, brief }) => ({ path, message: brief })) });
  await insertItems(transaction, studyId, items.map((item) => ({ overlap: protocol.evaluatorsPerItem, flippedOverlap: 0, parts: [item] })));
  return items.length;
}

async function layOutPairs(
  transaction: Transaction, studyId: string, protocol: ComparisonProtocol, sources: readonly LockedSource[], units: readonly Unit[][], members: readonly Member[],
): Promise<{ items: number; designDigest: string }> {
  const { pairs, contrasts, problems } = drawPairs(protocol, units);
  const [problem] = problems;
  if (problem !== undefined) throw new AppError("conflict", problem, { problems: problems.map((message) => ({ path: "protocol.sample.size", message })) });
  const wanted = pairs.map((pair, index): PlannedItem => ({ item: index + 1, contrast: pair.contrast, wanted: protocol.evaluatorsPerItem, held: [], others: [] }));
  const plan = planPlaces(wanted, members.map((member) => member.pseudonym), protocol.sample.seed);
  const flipped = (position: number) => plan.flipped.get(position) ?? 0;
  await insertItems(transaction, studyId, pairs.map(({ contrast, units: [first, second] }, index) => ({
    overlap: protocol.evaluatorsPerItem, flippedOverlap: flipped(index + 1), parts: [{ source: contrast[0], unit: first }, { source: contrast[1], unit: second }],
  })));
  await insertPlaces(transaction, studyId, plan.places, members);
  await nameSources(transaction, studyId, sources.length);

  const design: StoredDesign = {
    seed: protocol.sample.seed,
    sources: sources.map(({ number, slug, version, slice }) => ({ number, dataset: slug, version, slice })),
    contrasts,
    items: pairs.map(({ contrast, units: sides }, index) => ({
      item: itemCode(index + 1),
      parts: sides.map(({ episode, session }, side) => ({ source: contrast[side] ?? 0, episode, session })),
      straight: protocol.evaluatorsPerItem - flipped(index + 1), flipped: flipped(index + 1),
    })),
    places: plan.places.map(({ evaluator, item, order, flipped }) => ({ evaluator, item: itemCode(item), order, flipped })),
  };
  const designDigest = digestOf(design);
  await transaction.studyDesign.create({ data: { studyId, body: design, digest: designDigest } });
  return { items: pairs.length, designDigest };
}

type NewItem = { overlap: number; flippedOverlap: number; parts: { source: number; unit: Unit }[] };

async function insertItems(transaction: Transaction, studyId: string, items: readonly NewItem[]): Promise<void> {
  await transaction.$executeRaw`
    insert into "Item" (id, "studyId", position, overlap, "flippedOverlap")
    select gen_random_uuid(), ${studyId}::uuid, item.position, item.overlap, item.flipped
    from unnest(${items.map((item) => item.overlap)}::int[], ${items.map((item) => item.flippedOverlap)}::int[])
      with ordinality as item(overlap, flipped, position)`;
  const parts = items.flatMap((item, index) => item.parts.map((part, slot) => ({ position: index + 1, slot: slot + 1, ...part })));
  await transaction.$executeRaw`
    insert into "ItemPart" ("itemId", slot, "studyId", "sourceNumber", "episodeId", "sessionId")
    select item.id, part.slot, ${studyId}::uuid, part.source, part.episode, part.session
    from unnest(
      ${parts.map((part) => part.position)}::int[], ${parts.map((part) => part.slot)}::int[], ${parts.map((part) => part.source)}::int[],
      ${parts.map((part) => part.unit.episodeId)}::uuid[], ${parts.map((part) => part.unit.sessionId)}::uuid[]
    ) as part(position, slot, source, episode, session)
    join "Item" item on item."studyId" = ${studyId}::uuid and item.position = part.position`;
}

async function insertPlaces(transaction: Transaction, studyId: string, places: readonly { item: number; evaluator: string; order: number; flipped: boolean }[], members: readonly Member[]): Promise<void> {
  const ids = new Map(members.map((member) => [member.pseudonym, member.userId]));
  await transaction.$executeRaw`
    insert into "PlannedPlace" ("itemId", "evaluatorId", "studyId", "order", flipped)
    select item.id, place.evaluator, ${studyId}::uuid, place.turn + coalesce((select max("order") from "PlannedPlace" done where done."studyId" = ${studyId}::uuid and done."evaluatorId" = place.evaluator), 0), place.flipped
    from unnest(
      ${places.map((place) => place.item)}::int[], ${places.map((place) => ids.get(place.evaluator) ?? null)}::uuid[],
      ${places.map((place) => place.order)}::int[], ${places.map((place) => place.flipped)}::boolean[]
    ) as place(position, evaluator, turn, flipped)
    join "Item" item on item."studyId" = ${studyId}::uuid and item.position = place.position`;
}

/** Not from the seed: who made the study knows that. */
async function nameSources(transaction: Transaction, studyId: string, count: number): Promise<void> {
  const aliases = Array.from({ length: count }, (_, index) => `Source ${index + 1}`);
  for (let number = 1; number <= count; number += 1) {
    const [alias = null] = aliases.splice(randomInt(aliases.length), 1);
    await transaction.studySource.update({ where: { studyId_number: { studyId, number } }, data: { alias } });
  }
}

/**
 * Plans what nobody holds yet anew, for everybody who takes part now. Places that are held stay as they are, and so does
 * what was judged. The caller has locked the study; claims are kept out by locking the items, in the order of their ids.
 */
export async function replan(transaction: Transaction, studyId: string, protocol: ComparisonProtocol, round: number): Promise<{ places: number }> {
  await transaction.$executeRaw`select 1 from "Item" where "studyId" = ${studyId}::uuid order by id for update`;
  const [members, items, assignments] = await Promise.all([
    transaction.studyEvaluator.findMany({ where: { studyId }, select: { userId: true, pseudonym: true, user: { select: { disabledAt: true } } }, orderBy: { pseudonym: "asc" } }),
    transaction.item.findMany({ where: { studyId }, select: { id: true, position: true, overlap: true, parts: { select: { sourceNumber: true }, orderBy: { slot: "asc" } } }, orderBy: { position: "asc" } }),
    transaction.assignment.findMany({ where: { studyId }, select: { itemId: true, evaluatorId: true, flipped: true, state: true, judgment: { select: { counted: true } } } }),
  ]);
  const names = new Map(members.map((member) => [member.userId, member.pseudonym]));
  const byItem = new Map(items.map((item) => [item.id, { held: [] as PlannedItem["held"][number][], others: [] as PlannedItem["others"][number][] }]));
  for (const { itemId, evaluatorId, flipped, state, judgment } of assignments) {
    const evaluator = names.get(evaluatorId) ?? evaluatorId;
    const isHeld = state === "reserved" || state === "opened" || judgment?.counted === true;
    if (isHeld) byItem.get(itemId)?.held.push({ evaluator, flipped });
    else byItem.get(itemId)?.others.push({ evaluator, flipped, mayReturn: state === "expired" });
  }
  const wanted = items.map(({ id, position, overlap, parts }): PlannedItem => ({
    item: position, contrast: [parts[0]?.sourceNumber ?? 0, parts[1]?.sourceNumber ?? 0], wanted: overlap, held: byItem.get(id)?.held ?? [], others: byItem.get(id)?.others ?? [],
  }));
  const plan = planPlaces(wanted, members.filter((member) => member.user.disabledAt === null).map((member) => member.pseudonym), `${protocol.sample.seed}:${round}`);
  await transaction.$executeRaw`
    delete from "PlannedPlace" plan where plan."studyId" = ${studyId}::uuid
      and not exists (select 1 from "Assignment" done where done."itemId" = plan."itemId" and done."evaluatorId" = plan."evaluatorId")`;
  await insertPlaces(transaction, studyId, plan.places, members);
  await transaction.$executeRaw`
    update "Item" item set "flippedOverlap" = plan.flipped
    from unnest(${items.map((item) => item.position)}::int[], ${items.map((item) => plan.flipped.get(item.position) ?? 0)}::int[]) as plan(position, flipped)
    where item."studyId" = ${studyId}::uuid and item.position = plan.position and item."flippedOverlap" <> plan.flipped`;
  return { places: plan.places.length };
}
