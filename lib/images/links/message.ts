/** What the job asks of the process that asks. */
import { z } from "zod";
import { LINK_MODES } from "./types";

export const questionSchema = z.strictObject({ mode: z.enum(LINK_MODES), url: z.string() });
export type Question = z.infer<typeof questionSchema>;
