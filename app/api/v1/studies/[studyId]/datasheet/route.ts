import { handle } from "@/lib/api/handle";
import { readDatasheet } from "@/lib/reports/datasheet/data";
import { getDatasheetEndpoint, saveDatasheetEndpoint } from "@/lib/reports/datasheet/endpoints";
import { saveDatasheet } from "@/lib/reports/datasheet/mutations";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(getDatasheetEndpoint, async ({ actor, params }) => readDatasheet(await authorizeStudy(actor, params.studyId), { actorId: actor.id, numbers: "program" }));

export const PUT = handle(saveDatasheetEndpoint, async ({ actor, params, body }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  await saveDatasheet(actor, studyId, body);
  return readDatasheet(studyId, { actorId: actor.id, numbers: "page" });
});
