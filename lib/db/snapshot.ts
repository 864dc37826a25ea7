/** Several reads of one moment: none of them sees what was committed after the first. */
import type pg from "pg";
import { pool } from "./client";

/** The pool, or the one connection of a transaction: that one runs a query at a time. */
export type Queries = Pick<pg.Pool, "query">;

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
