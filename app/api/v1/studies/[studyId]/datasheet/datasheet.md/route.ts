import { handle } from "@/lib/api/handle";
import { readDatasheet } from "@/lib/reports/datasheet/data";
import { datasheetText } from "@/lib/reports/datasheet/datasheet-text";
import { datasheetTextEndpoint } from "@/lib/reports/datasheet/endpoints";
import { authorizeStudy } from "@/lib/studies/data";

export const GET = handle(datasheetTextEndpoint, async ({ actor, params }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  const { sheet } = await readDatasheet(studyId, { actorId: null, numbers: "program" });
  return new Response(datasheetText(sheet), {
    headers: {
      "content-type": "text/markdown; charset=utf-8", "content-disposition": `attachment; filename="datasheet-${studyId.slice(0, 8)}.md"`,
      "cache-control": "private, no-store", "x-content-type-options": "nosniff",
    },
  });
});
