import * as data from "@/lib/alignments/data";
import { createAlignment, listAlignments } from "@/lib/alignments/endpoints";
import * as mutations from "@/lib/alignments/mutations";
import { handle } from "@/lib/api/handle";
import { generator } from "@/lib/generation/access";

export const GET = handle(listAlignments, async ({ actor }) => ({ alignments: await data.listAlignments(generator(actor), null) }));

export const POST = handle(createAlignment, async ({ actor, body }) => Response.json({ alignmentId: await mutations.createAlignment(generator(actor), mutations.wishOf(body)) }, { status: 202 }));
