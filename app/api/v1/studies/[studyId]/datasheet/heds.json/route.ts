import { handle } from "@/lib/api/handle";
import { readDatasheet } from "@/lib/reports/datasheet/data";
import { hedsJsonEndpoint } from "@/lib/reports/datasheet/endpoints";
import { hedsFile } from "@/lib/reports/datasheet/heds-json";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(hedsJsonEndpoint, async ({ actor, params }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  const { sheet } = await readDatasheet(studyId, { actorId: null, numbers: "program" });
  return new Response(hedsFile(sheet), {
    headers: {
      "content-type": "application/json; charset=utf-8", "content-disposition": `attachment; filename="heds-${studyId.slice(0, 8)}.json"`,
      "cache-control": "private, no-store", "x-content-type-options": "nosniff",
    },
  });
});
