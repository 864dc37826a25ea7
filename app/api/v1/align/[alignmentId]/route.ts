import * as data from "@/lib/alignments/data";
import * as endpoints from "@/lib/alignments/endpoints";
import { removeAlignment } from "@/lib/alignments/mutations";
import { handle } from "@/lib/api/handle";
import { notFound } from "@/lib/errors";
import { generator } from "@/lib/generation/access";

export const GET = handle(endpoints.getAlignment, async ({ actor, params }) => {
  const id = await data.authorizeAlignment(generator(actor), params.alignmentId);
  const view = id && (await data.getAlignment(id));
  if (!view) throw notFound();
  return view;
});

export const DELETE = handle(endpoints.deleteAlignment, async ({ actor, params }) => {
  const id = await data.authorizeAlignment(generator(actor), params.alignmentId);
  if (!id) throw notFound();
  await removeAlignment(id);
  return { ok: true };
});
