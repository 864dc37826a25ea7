/** A step for tests of how steps are asked: small, with a form, a normaliser and a check. */
import { z } from "zod";
import type { ChatStep } from "@/lib/mcu/step";

const wire = z.object({
  title: z.string().min(1).max(200),
  notes: z.array(z.object({ id: z.int(), text: z.string().max(200), mood: z.enum(["good", "bad"]).nullable() })).max(5),
  isDone: z.boolean(),
});
type Notes = z.infer<typeof wire>;

export const NOTES: ChatStep<{ max: number }, Notes, Notes> = {
  name: "notes",
  version: "1",
  prompt: ({ max }) => ({ system: "You keep notes.", user: `Write at most ${max} notes.` }),
  wire,
  sampling: { temperature: 0.7, maxTokens: 500 },
  normalise: (raw) => (Array.isArray(raw) && raw.length === 1 ? raw[0] : raw),
  read: (notes) => notes,
  check: ({ notes }, { max }) => (notes.length > max ? [`There are more than ${max} notes.`] : []),
  scripted: () => ({ title: "Scripted", notes: [], isDone: true }),
};
