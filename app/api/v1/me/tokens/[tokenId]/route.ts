import { handle } from "@/lib/api/handle";
import { revokeApiToken } from "@/lib/auth/api-tokens";
import { ownId } from "@/lib/users/data";
import * as endpoints from "@/lib/users/endpoints";

export const DELETE = handle(endpoints.revokeToken, async ({ actor, params }) => {
  await revokeApiToken(ownId(actor), params.tokenId, actor);
  return { ok: true };
});
