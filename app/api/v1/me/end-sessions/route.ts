import { handle } from "@/lib/api/handle";
import { renewedSessionCookie } from "@/lib/auth/token";
import { ownId } from "@/lib/users/data";
import * as endpoints from "@/lib/users/endpoints";
import { endSessions } from "@/lib/users/mutations";

export const POST = handle(endpoints.endOtherSessions, async ({ actor }) => {
  const claims = await endSessions(ownId(actor), actor);
  return Response.json({ ok: true }, { headers: { "set-cookie": await renewedSessionCookie(claims), "cache-control": "private, no-store" } });
});
