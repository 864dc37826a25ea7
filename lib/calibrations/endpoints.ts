import { z } from "zod";
import { defineEndpoint } from "@/lib/api/endpoint";
import { adoptSchema, proposalQuerySchema } from "./schema";
import { calibrationViewSchema, proposalsSchema } from "./types";

const byCalibration = z.object({ calibrationId: z.uuid() });

export const listCalibrations = defineEndpoint({
  method: "GET", path: "/calibrations", roles: ["researcher", "admin"], response: z.object({ calibrations: z.array(calibrationViewSchema) }),
  summary: "The aligner's thresholds that were found from ratings of this platform, with how; those in force first.",
});

export const proposeThreshold = defineEndpoint({
  method: "GET", path: "/calibrations/proposal", roles: ["admin"], query: proposalQuerySchema, response: proposalsSchema,
  summary: "Which threshold a study's answers speak for, for each model whose scores its pictures have. Nothing is changed.",
});

export const adoptThreshold = defineEndpoint({
  method: "POST", path: "/calibrations", roles: ["admin"], body: adoptSchema, status: 201, response: calibrationViewSchema,
  summary: "Computes the threshold again from a study that is closed, and has runs that are asked for from now on use it.",
});

export const retireThreshold = defineEndpoint({
  method: "DELETE", path: "/calibrations/{calibrationId}", roles: ["admin"], params: byCalibration, response: z.object({ ok: z.literal(true) }),
  summary: "Takes a threshold out of force. Runs that were asked for while it was in force keep to it.",
});
