import { handle } from "@/lib/api/handle";
import { readProposals } from "@/lib/calibrations/data";
import { proposeThreshold } from "@/lib/calibrations/endpoints";
import { engineAdmin } from "@/lib/engines/access";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(proposeThreshold, async ({ actor, query }) => readProposals(engineAdmin(actor), await authorizeStudy(actor, query.study), query));
