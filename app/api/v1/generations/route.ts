import { handle } from "@/lib/api/handle";
import { generator } from "@/lib/generation/access";
import * as data from "@/lib/generation/data";
import { createGeneration, listGenerations } from "@/lib/generation/endpoints";
import { createRun } from "@/lib/generation/mutations";

export const GET = handle(listGenerations, async ({ actor }) => ({ generations: await data.listRuns(generator(actor)) }));

export const POST = handle(createGeneration, async ({ actor, body }) => Response.json({ runId: await createRun(generator(actor), body) }, { status: 201 }));
