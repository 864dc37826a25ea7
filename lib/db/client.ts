/** Prisma for everyday queries, pg for the hot statements and streams. Both are made at first use: a build needs no database. */
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { PrismaClient } from "./generated/client";
import { databaseUrl } from "./url";

// Development reloads modules; the pools must outlive that.
const store = globalThis as { concordPrisma?: PrismaClient; concordPool?: pg.Pool };

/** Per pool: on few cores a small pool is faster than a large one (docs/decisions/003-two-database-clients.md). */
const POOL_SIZE = 8;

export type Database = PrismaClient;
export type Transaction = Parameters<Parameters<PrismaClient["$transaction"]>[0]>[0];

export function prisma(): PrismaClient {
  store.concordPrisma ??= new PrismaClient({
    adapter: new PrismaPg({ connectionString: databaseUrl(), max: POOL_SIZE, connectionTimeoutMillis: 10_000 }),
  });
  return store.concordPrisma;
}

export function pool(): pg.Pool {
  if (!store.concordPool) {
    store.concordPool = new pg.Pool({
      connectionString: databaseUrl(), max: POOL_SIZE, connectionTimeoutMillis: 10_000,
      statement_timeout: 60_000, idle_in_transaction_session_timeout: 60_000,
    });
    // An idle connection that the server closes is replaced at next use; without a listener it would end the process.
    store.concordPool.on("error", (error) => console.error(`database connection lost: ${error.message}`));
  }
  return store.concordPool;
}

/** A connection of its own without time limits, for COPY, cursors and LISTEN. The caller ends it. */
export async function dedicatedConnection(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: databaseUrl() });
  client.on("error", (error) => console.error(`database connection lost: ${error.message}`));
  await client.connect();
  return client;
}

/** On one connection of the pool: all of it or nothing. */
export async function inTransaction<Result>(work: (client: pg.ClientBase) => Promise<Result>): Promise<Result> {
  const client = await pool().connect();
  try {
    await client.query("begin");
    const result = await work(client);
    await client.query("commit");
    return result;
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}

export async function disconnect(): Promise<void> {
  await Promise.all([store.concordPrisma?.$disconnect(), store.concordPool?.end()]);
  store.concordPrisma = undefined;
  store.concordPool = undefined;
}
