/** What the reads of engines give: to pages, to /api/v1 and, as schemas, to the OpenAPI document. No view has a place for a key. */
import { z } from "zod";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import type { EngineProbe } from "@/lib/mcu/engines/probe-result";

export const engineProbeSchema = z.object({
  isUp: z.boolean(), ms: z.number().nullable(), models: z.array(z.string()), structuredOutput: z.enum(["enforced", "advisory", "none"]).nullable(),
  streams: z.boolean().nullable(), countsTokens: z.boolean().nullable(), notes: z.array(z.string()),
}) satisfies z.ZodType<EngineProbe>;

export const engineViewSchema = z.object({
  id: z.uuid(),
  config: engineConfigSchema,
  /** Whether requests to it carry a key. */
  hasKey: z.boolean(),
  isEnabled: z.boolean(),
  /** Null until it was probed as it is set up now. */
  probe: engineProbeSchema.nullable(),
  probedAt: z.string().nullable(),
  createdAt: z.string(),
});
export type EngineView = z.infer<typeof engineViewSchema>;

/** What limits of a run can bind at an engine. */
export type PortTerms = { currency: string | null; /** Null until a probe has seen it. */ countsTokens: boolean | null };
