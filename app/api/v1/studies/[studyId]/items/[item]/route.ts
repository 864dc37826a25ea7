import { handle } from "@/lib/api/handle";
import { getItemAnswersEndpoint } from "@/lib/reports/endpoints";
import { readItem } from "@/lib/reports/item/data";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getItemAnswersEndpoint, async ({ actor, params }) => readItem(await authorizeStudy(actor, params.studyId), params.item));
