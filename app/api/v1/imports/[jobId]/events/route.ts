import { handle } from "@/lib/api/handle";
import { importer } from "@/lib/datasets/access";
import { getImport } from "@/lib/datasets/data";
import { followImport } from "@/lib/datasets/endpoints";
import { notFound } from "@/lib/errors";
import { jobEvents } from "@/lib/jobs/event-stream";

export const GET = handle(followImport, async ({ actor, params, request }) => {
  const admin = importer(actor);
  const read = () => getImport(admin, params.jobId);
  if (!(await read())) throw notFound();
  return jobEvents(request, "import", read);
});
