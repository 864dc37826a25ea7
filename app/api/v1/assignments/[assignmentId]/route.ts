import { handle } from "@/lib/api/handle";
import { authorizeAssignment, getDeskItem } from "@/lib/judgments/data";
import { getAssignmentEndpoint } from "@/lib/judgments/endpoints";

export const GET = handle(getAssignmentEndpoint, async ({ actor, params }) => getDeskItem(await authorizeAssignment(actor, params.assignmentId)));
