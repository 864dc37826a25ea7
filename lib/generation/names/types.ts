import { z } from "zod";
import { COUNTRIES } from "@/lib/mcu/lexicon/countries";

const count = z.int().min(0);

/** How many names a list has; never the names themselves, which nobody needs on a page. */
export const nameListViewSchema = z.object({
  id: z.uuid(), fileName: z.string(), createdAt: z.iso.datetime(), createdBy: z.string().nullable(),
  countries: z.array(z.object({ country: z.enum(COUNTRIES), female: count, male: count })),
});
export type NameListView = z.infer<typeof nameListViewSchema>;
