/** Writes of the lists of names. */
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/auth/audit";
import { prisma } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { NameListError, parseNameLists } from "@/lib/mcu/lexicon/name-lists";
import type { NameKeeper } from "./access";

/**
 * Later runs name people by this list, countries that it does not have as before. Runs that are there keep what they began with.
 *
 * @throws AppError "unprocessable" with a sentence per faulty row.
 */
export async function putNameList(keeper: NameKeeper, { fileName, csv }: { fileName: string; csv: string }): Promise<void> {
  const lists = parsed(csv);
  await prisma().$transaction(async (transaction) => {
    await transaction.nameList.updateMany({ where: { isInForce: true }, data: { isInForce: false } });
    const { id } = await transaction.nameList.create({ data: { id: randomUUID(), fileName, lists, createdById: keeper.userId }, select: { id: true } });
    await recordAudit(transaction, { actorId: keeper.userId, action: "names.put", subject: `names:${id}`, detail: { fileName, countries: Object.keys(lists).length } });
  });
}

/** Later runs have the names that come with the program. */
export async function withdrawNameList(keeper: NameKeeper): Promise<void> {
  await prisma().$transaction(async (transaction) => {
    const inForce = await transaction.nameList.findFirst({ where: { isInForce: true }, select: { id: true } });
    if (!inForce) return;
    await transaction.nameList.update({ where: inForce, data: { isInForce: false } });
    await recordAudit(transaction, { actorId: keeper.userId, action: "names.withdraw", subject: `names:${inForce.id}` });
  });
}

function parsed(csv: string): Record<string, { female: string[]; male: string[] }> {
  try {
    return Object.fromEntries(Object.entries(parseNameLists(csv)).map(([country, names]) => [country, { female: [...names.female], male: [...names.male] }]));
  } catch (error) {
    if (!(error instanceof NameListError)) throw error;
    throw new AppError("unprocessable", error.message, { problems: error.problems.map((message) => ({ path: "csv", message })) });
  }
}
