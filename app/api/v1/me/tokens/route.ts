import { handle } from "@/lib/api/handle";
import { createApiToken, listApiTokens } from "@/lib/auth/api-tokens";
import { ownId } from "@/lib/users/data";
import * as endpoints from "@/lib/users/endpoints";

export const GET = handle(endpoints.listTokens, async ({ actor }) => ({ tokens: await listApiTokens(ownId(actor)) }));

export const POST = handle(endpoints.createToken, ({ actor, body }) => createApiToken(ownId(actor), body, actor));
