import { findShare } from "@/lib/alignments/data";
import { alignShare } from "@/lib/alignments/endpoints";
import { createAlignment, wishOfShare } from "@/lib/alignments/mutations";
import { handle } from "@/lib/api/handle";
import { datasetReader } from "@/lib/datasets/access";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";

export const POST = handle(alignShare, async ({ actor, params, body }) => {
  const share = await findShare(datasetReader(actor), params.imageId);
  if (!share) throw notFound();
  return Response.json({ alignmentId: await createAlignment(generator(actor), wishOfShare(share, body)) }, { status: 202 });
});
