import { handle } from "@/lib/api/handle";
import { authorizeMembership, readInstructions } from "@/lib/studies/data";
import { getInstructionsEndpoint } from "@/lib/studies/endpoints";

export const GET = handle(getInstructionsEndpoint, async ({ actor, params }) => readInstructions(await authorizeMembership(actor, params.studyId)));
