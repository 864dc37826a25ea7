/** The addresses under /api/v1/engines. No API token opens them: they say where servers stand inside the installation. */
import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { createEngineSchema, updateEngineSchema } from "./schema";
import { engineViewSchema } from "./types";

const params = z.strictObject({ engineId: z.uuid() });

export const listEngines = defineEndpoint({
  method: "GET", path: "/engines", roles: ["admin"], token: false, response: z.object({ engines: z.array(engineViewSchema) }), summary: "The model servers that are set up; never their keys.",
});

export const createEngine = defineEndpoint({
  method: "POST", path: "/engines", roles: ["admin"], body: createEngineSchema, status: 201, response: engineViewSchema,
  summary: "Sets up a model server for a port. Its key is kept and never shown; one engine of a port can be enabled.",
});

export const updateEngine = defineEndpoint({
  method: "PATCH", path: "/engines/{engineId}", roles: ["admin"], params, body: updateEngineSchema, response: engineViewSchema,
  summary: "Sets an engine up anew, changes or takes away its key, enables or disables it.",
});

export const deleteEngine = defineEndpoint({
  method: "DELETE", path: "/engines/{engineId}", roles: ["admin"], params, response: z.object({ ok: z.literal(true) }), summary: "Removes an engine and its key. What it has made stays.",
});

export const probeEngine = defineEndpoint({
  method: "POST", path: "/engines/{engineId}/probe", roles: ["admin"], params, response: engineViewSchema,
  summary: "Asks an engine a few small requests, each once, and says whether it answers and what of its protocol it keeps.",
});
