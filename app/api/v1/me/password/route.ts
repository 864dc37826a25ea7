import { handle } from "@/lib/api/handle";
import { clientAddress } from "@/lib/auth/throttle";
import { renewedSessionCookie } from "@/lib/auth/token";
import { ownId } from "@/lib/users/data";
import * as endpoints from "@/lib/users/endpoints";
import { changePassword } from "@/lib/users/mutations";

export const POST = handle(endpoints.changePassword, async ({ actor, body, request }) => {
  const claims = await changePassword(ownId(actor), actor, body, clientAddress(request.headers));
  return Response.json({ ok: true }, { headers: { "set-cookie": await renewedSessionCookie(claims), "cache-control": "private, no-store" } });
});
