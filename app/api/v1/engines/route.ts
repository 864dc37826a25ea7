import { handle } from "@/lib/api/handle";
import { engineAdmin } from "@/lib/engines/access";
import * as data from "@/lib/engines/data";
import * as endpoints from "@/lib/engines/endpoints";
import { createEngine } from "@/lib/engines/mutations";

export const GET = handle(endpoints.listEngines, async ({ actor }) => ({ engines: await data.listEngines(engineAdmin(actor)) }));

export const POST = handle(endpoints.createEngine, async ({ actor, body }) => Response.json(await createEngine(engineAdmin(actor), body), { status: 201 }));
