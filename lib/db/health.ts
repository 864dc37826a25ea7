import { pool } from "./client";

/** Whether the database answers. What went wrong is logged, not told to strangers. */
export async function checkHealth(): Promise<{ ok: boolean; database: "answers" | "unreachable" }> {
  try {
    await pool().query("select 1");
    return { ok: true, database: "answers" };
  } catch (error) {
    console.error("health check: the database does not answer", error);
    return { ok: false, database: "unreachable" };
  }
}
