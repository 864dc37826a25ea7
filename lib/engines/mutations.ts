/** Writes about engines. What is written in the book of who did what never holds a key. */
import { randomUUID } from "node:crypto";
import { recordAudit } from "@/lib/auth/audit";
import { prisma, type Transaction } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError, isUniqueViolation, notFound } from "@/lib/errors";
import { engineConfigSchema, type ConfiguredEngine, type EngineConfig } from "@/lib/mcu/engines/engine-config";
import { probeEngine } from "@/lib/mcu/engines/probe";
import type { EngineProbe } from "@/lib/mcu/engines/probe-result";
import { seededRandom } from "@/lib/stats/random";
import { mendTexts } from "@/lib/storable-text";
import type { AuthorizedEngineId, EngineAdmin } from "./access";
import { configuredEngine, getEngine } from "./data";
import type { CreateEngine, UpdateEngine } from "./schema";
import type { EngineView } from "./types";

const ENGINES_LOCK = 430_206;

/** One write about engines at a time: two that are enabled at the same moment must not both serve a port. */
async function inTurn<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
  try {
    return await prisma().$transaction(async (transaction) => {
      await transaction.$executeRaw`select pg_advisory_xact_lock(${ENGINES_LOCK}::bigint)`;
      return work(transaction);
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("conflict", "There is already an engine with this name.", { problems: [{ path: "config.name", message: "Already in use." }], cause: error });
  }
}

/** @throws AppError "conflict" where its name is in use, or where it is enabled and another serves its port. */
export async function createEngine(admin: EngineAdmin, { config, apiKey, isEnabled }: CreateEngine): Promise<EngineView> {
  const id = await inTurn(async (transaction) => {
    if (isEnabled) await refuseSecond(transaction, config, undefined);
    const created = await transaction.engine.create({ data: { name: config.name, config, apiKey, isEnabled }, select: { id: true } });
    await book(transaction, admin, "engine.create", created.id, { name: config.name, port: config.port, isEnabled, hasKey: apiKey !== undefined });
    return created.id as AuthorizedEngineId;
  });
  return existing(id);
}

/** What a probe found is forgotten where it may be so no longer. @throws AppError as createEngine, and where a key would go to another server than it was given for. */
export async function updateEngine(admin: EngineAdmin, engineId: AuthorizedEngineId, change: UpdateEngine): Promise<EngineView> {
  await inTurn(async (transaction) => {
    const row = await transaction.engine.findUnique({ where: { id: engineId }, select: { config: true, apiKey: true, isEnabled: true } });
    if (!row) throw notFound();
    const before = engineConfigSchema.parse(row.config);
    const { config = before, apiKey, isEnabled = row.isEnabled } = change;
    if (row.apiKey !== null && apiKey === undefined && new URL(config.baseUrl).origin !== new URL(before.baseUrl).origin) {
      const message = "The key was given for another address, and is not sent to this one: give it anew, or take it away.";
      throw new AppError("unprocessable", message, { problems: [{ path: "apiKey", message }] });
    }
    if (isEnabled) await refuseSecond(transaction, config, engineId);
    const isSetUpAnew = change.config !== undefined || apiKey !== undefined;
    await transaction.engine.update({
      where: { id: engineId },
      data: { name: config.name, config, apiKey, isEnabled, ...(isSetUpAnew ? { probe: Prisma.DbNull, probedAt: null } : {}) },
    });
    await book(transaction, admin, "engine.update", engineId, { name: config.name, port: config.port, isEnabled, changedKey: apiKey !== undefined });
  });
  return existing(engineId);
}

/** What it has made stays, with its name and model. */
export async function deleteEngine(admin: EngineAdmin, engineId: AuthorizedEngineId): Promise<void> {
  await inTurn(async (transaction) => {
    const found = await transaction.engine.findUnique({ where: { id: engineId }, select: { name: true } });
    if (!found) throw notFound();
    await transaction.engine.delete({ where: { id: engineId } });
    await book(transaction, admin, "engine.delete", engineId, { name: found.name });
  });
}

/**
 * Asks the engine a few small requests, which it may charge for, and keeps what they showed. Takes seconds; minutes where the server hangs.
 *
 * @throws AppError "conflict" where it was changed meanwhile.
 */
export async function runProbe(admin: EngineAdmin, engineId: AuthorizedEngineId, signal: AbortSignal): Promise<EngineView> {
  const engine = await configuredEngine(engineId);
  if (!engine) throw notFound();
  await recordProbe(admin, engineId, engine, await probeEngine(engine, { signal, random: seededRandom(randomUUID()) }));
  return existing(engineId);
}

/** @param probed as it was set up when it was asked: what is true of that is not written down of another. */
export async function recordProbe(admin: EngineAdmin, engineId: AuthorizedEngineId, probed: ConfiguredEngine, probe: EngineProbe): Promise<void> {
  await inTurn(async (transaction) => {
    const { count } = await transaction.engine.updateMany({
      where: { id: engineId, config: { equals: probed.config }, apiKey: probed.apiKey ?? null }, data: { probe: mendTexts(probe), probedAt: new Date() },
    });
    if (count === 0) throw new AppError("conflict", "The engine was changed or removed while it was probed. Probe it again.");
    await book(transaction, admin, "engine.probe", engineId, { name: probed.config.name, isUp: probe.isUp });
  });
}

async function refuseSecond(transaction: Transaction, { port }: EngineConfig, self: AuthorizedEngineId | undefined): Promise<void> {
  const other = await transaction.engine.findFirst({
    where: { isEnabled: true, config: { path: ["port"], equals: port }, ...(self ? { NOT: { id: self } } : {}) }, select: { name: true },
  });
  if (!other) return;
  const message = `“${other.name}” is enabled for the port "${port}", and only one engine can be. Disable it first, or leave this one disabled.`;
  throw new AppError("conflict", message, { problems: [{ path: "isEnabled", message }] });
}

async function existing(engineId: AuthorizedEngineId): Promise<EngineView> {
  const engine = await getEngine(engineId);
  if (!engine) throw notFound();
  return engine;
}

function book(transaction: Transaction, admin: EngineAdmin, action: string, engineId: string, detail: Record<string, string | boolean>): Promise<void> {
  return recordAudit(transaction, { actorId: admin.userId, action, subject: `engine:${engineId}`, detail });
}
