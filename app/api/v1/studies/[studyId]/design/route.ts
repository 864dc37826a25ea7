import { handle } from "@/lib/api/handle";
import { authorizeStudy } from "@/lib/studies/data";
import { readDesignAudit } from "@/lib/studies/design/data";
import { getDesignEndpoint } from "@/lib/studies/endpoints";

export const GET = handle(getDesignEndpoint, async ({ actor, params }) => readDesignAudit(await authorizeStudy(actor, params.studyId)));
