/** Several reads of one moment: none of them sees what was committed after the first. */
import type pg from "pg";
import { dedicatedConnection, pool } from "./client";

/** The pool, or the one connection of a transaction: that one runs a query at a time. */
export type Queries = Pick<pg.Pool, "query"> | Pick<pg.Client, "query">;

/** The same without the time limits of a page's queries, on a connection of its own: for whoever waits with nobody waiting on them. */
export async function inOneLongMoment<Result>(read: (queries: Queries) => Promise<Result>): Promise<Result> {
  const client = await dedicatedConnection();
  try {
    await client.query("begin isolation level repeatable read read only");
    return await read(client);
  } finally {
    await client.end();
  }
}

export async function inOneMoment<Result>(read: (queries: Queries) => Promise<Result>): Promise<Result> {
  const client = await pool().connect();
  try {
    await client.query("begin isolation level repeatable read read only");
    const result = await read(client);
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    // The connection goes, and its transaction with it.
    client.release(true);
    throw error;
  }
}
