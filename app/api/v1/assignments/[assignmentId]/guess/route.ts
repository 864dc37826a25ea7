import { handle } from "@/lib/api/handle";
import { authorizeAssignment } from "@/lib/judgments/data";
import { guessEndpoint } from "@/lib/judgments/endpoints";
import { saveGuess } from "@/lib/judgments/mutations";

export const POST = handle(guessEndpoint, async ({ actor, params, body }) => saveGuess(await authorizeAssignment(actor, params.assignmentId), body.guess));
