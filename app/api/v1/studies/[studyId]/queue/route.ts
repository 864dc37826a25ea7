import { handle } from "@/lib/api/handle";
import { authorizeMembership } from "@/lib/studies/data";
import { queueEndpoint } from "@/lib/studies/endpoints";
import { ensureQueue } from "@/lib/studies/mutations";

export const POST = handle(queueEndpoint, async ({ actor, params, body }) => ensureQueue(await authorizeMembership(actor, params.studyId), body.ahead));
