import { handle } from "@/lib/api/handle";
import { authorizeMembership } from "@/lib/studies/data";
import { instructionsReadEndpoint } from "@/lib/studies/endpoints";
import { confirmInstructions } from "@/lib/studies/mutations";

export const POST = handle(instructionsReadEndpoint, async ({ actor, params, body }) =>
  confirmInstructions(await authorizeMembership(actor, params.studyId), body.version),
);
