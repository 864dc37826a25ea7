import { handle } from "@/lib/api/handle";
import { readExport } from "@/lib/reports/export/data";
import { MEDIA_TYPES } from "@/lib/reports/export/format";
import { authorizeStudy } from "@/lib/studies/data";
import { exportEndpoint } from "@/lib/studies/endpoints";

export const GET = handle(exportEndpoint, async ({ actor, params, query }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  const { kind, stream } = await readExport(studyId, query.format, query.scope);
  return new Response(stream, {
    headers: {
      "content-type": MEDIA_TYPES[query.format],
      "content-disposition": `attachment; filename="${kind === "rating" ? "ratings" : "preferences"}-${studyId.slice(0, 8)}${query.scope === "all" ? "-all" : ""}.${query.format}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
