import { handle } from "@/lib/api/handle";
import { authorizeAssignment } from "@/lib/judgments/data";
import { saveDraftEndpoint } from "@/lib/judgments/endpoints";
import { saveDraft } from "@/lib/judgments/mutations";

export const PUT = handle(saveDraftEndpoint, async ({ actor, params, body }) => saveDraft(await authorizeAssignment(actor, params.assignmentId), body));
