import { handle } from "@/lib/api/handle";
import { authorizeAssignment } from "@/lib/judgments/data";
import { openAssignmentEndpoint } from "@/lib/judgments/endpoints";
import { openAssignment } from "@/lib/judgments/mutations";

export const POST = handle(openAssignmentEndpoint, async ({ actor, params }) => openAssignment(await authorizeAssignment(actor, params.assignmentId)));
