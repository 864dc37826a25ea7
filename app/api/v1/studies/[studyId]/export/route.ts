import { handle } from "@/lib/api/handle";
import { streamRevisions } from "@/lib/judgments/data";
import { MEDIA_TYPES } from "@/lib/reports/export/format";
import { exportStream } from "@/lib/reports/export/stream";
import { authorizeStudy } from "@/lib/studies/data";
import { exportEndpoint } from "@/lib/studies/endpoints";

export const GET = handle(exportEndpoint, async ({ actor, params, query }) => {
  const studyId = await authorizeStudy(actor, params.studyId);
  return new Response(exportStream(query.format, streamRevisions(studyId, query.scope)), {
    headers: {
      "content-type": MEDIA_TYPES[query.format],
      "content-disposition": `attachment; filename="ratings-${studyId.slice(0, 8)}${query.scope === "all" ? "-all" : ""}.${query.format}"`,
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
});
