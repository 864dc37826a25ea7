import { pool } from "@/lib/db/client";
import type { Actor } from "@/lib/users/types";
import { readClaims } from "./token";

/**
 * Who is asking. The token is only a name: role, ban, sign-out and the number that ends old sessions are read from the
 * database at every request, so that a change takes effect at once.
 */
export async function readActor(headers: Headers): Promise<Actor | undefined> {
  const claims = await readClaims(headers);
  if (!claims) return undefined;
  const found = await pool().query<Actor>({
    name: "read-actor",
    text: `select id, email, name, role from "User"
           where id = $1 and "sessionVersion" = $2 and "disabledAt" is null and not exists (select 1 from "EndedSession" where id = $3)`,
    values: [claims.userId, claims.sessionVersion, claims.jti],
  });
  return found.rows[0];
}
