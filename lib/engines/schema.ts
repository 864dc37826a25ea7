/** What is taken from whoever sets up an engine. */
import { z } from "zod";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { isStorable } from "@/lib/storable-text";

/** Goes out in a header as it is, so it may hold only what a header can. */
export const apiKeySchema = z.string().min(1).max(4_000).regex(/^[\x21-\x7e]+$/, "may hold neither spaces nor anything but ASCII characters");

export const newConfigSchema = engineConfigSchema.superRefine((config, context) => {
  for (const [field, value] of Object.entries(config)) {
    if (typeof value === "string" && !isStorable(value)) context.addIssue({ code: "custom", path: [field], message: "contains a character that cannot be stored" });
  }
});

export const createEngineSchema = z.strictObject({ config: newConfigSchema, apiKey: apiKeySchema.optional(), isEnabled: z.boolean().default(true) });
export type CreateEngine = z.infer<typeof createEngineSchema>;

export const updateEngineSchema = z
  .strictObject({
    /** The whole of it: what is left out is no longer so. */
    config: newConfigSchema,
    /** Null takes it away; left out, it stays. */
    apiKey: apiKeySchema.nullable(),
    isEnabled: z.boolean(),
  })
  .partial()
  .refine((change) => Object.keys(change).length > 0, "Nothing to change: give a config, an apiKey or isEnabled.");
export type UpdateEngine = z.infer<typeof updateEngineSchema>;
