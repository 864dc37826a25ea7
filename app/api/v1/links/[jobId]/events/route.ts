import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { notFound } from "@/lib/errors";
import { getRound } from "@/lib/images/links/data";
import { followRound } from "@/lib/images/links/endpoints";
import { jobEvents } from "@/lib/jobs/event-stream";

export const GET = handle(followRound, async ({ actor, params, request }) => {
  const reader = datasetReader(actor);
  const read = () => getRound(reader, params.jobId);
  if (!(await read())) throw notFound();
  return jobEvents(request, "links", read);
});
