/** What the job and the process that asks tell each other. The job checks every answer. */
import { z } from "zod";
import { outcomeSchema } from "./outcome";
import { LINK_MODES } from "./types";

export const taskSchema = z.strictObject({ id: z.int(), mode: z.enum(LINK_MODES), url: z.string() });
export type Task = z.infer<typeof taskSchema>;

export const answerSchema = z.union([
  z.strictObject({ id: z.int(), outcome: outcomeSchema }),
  /** It cannot go on, whatever the address. */
  z.strictObject({ id: z.int(), fault: z.string().max(2_000) }),
]);
export type Answer = z.infer<typeof answerSchema>;
