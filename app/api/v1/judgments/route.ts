import { handle } from "@/lib/api/handle";
import { authorizeAssignment } from "@/lib/judgments/data";
import { submitJudgmentEndpoint } from "@/lib/judgments/endpoints";
import { submitJudgment } from "@/lib/judgments/mutations";

export const POST = handle(submitJudgmentEndpoint, async ({ actor, body }) => submitJudgment(await authorizeAssignment(actor, body.assignmentId), body));
