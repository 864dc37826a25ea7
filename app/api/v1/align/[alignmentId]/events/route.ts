import { authorizeAlignment, getAlignment } from "@/lib/alignments/data";
import { followAlignment } from "@/lib/alignments/endpoints";
import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";
import { jobEvents } from "@/lib/jobs/event-stream";

export const GET = handle(followAlignment, async ({ actor, params, request }) => {
  const id = await authorizeAlignment(generator(actor), params.alignmentId);
  if (!id) throw notFound();
  return jobEvents(request, "alignment", () => getAlignment(id));
});
