/** How often each name was met. Spelling in capitals and spaces does not tell two names apart; the first spelling is shown. */
import { z } from "zod";

const count = z.int().min(0);

export const frequencySchema = z.object({
  /** Of those that state one. */
  n: count,
  missing: count,
  distinct: count,
  /** Most frequent first. */
  top: z.array(z.object({ name: z.string(), count })),
  /** Of names that are not among them. */
  other: count,
});
export type FrequencyTable = z.infer<typeof frequencySchema>;

const NAMES_KEPT = 50;
const LONGEST = 200;

export class Frequency {
  private readonly names = new Map<string, { name: string; count: number }>();
  private n = 0;
  private missing = 0;

  add(name: string | null | undefined, times = 1): void {
    const shown = name?.replaceAll(/\s+/g, " ").trim().slice(0, LONGEST);
    if (!shown) {
      this.missing += times;
      return;
    }
    const key = shown.normalize("NFC").toLowerCase();
    const known = this.names.get(key);
    if (known) known.count += times;
    else this.names.set(key, { name: shown, count: times });
    this.n += times;
  }

  result(): FrequencyTable {
    const all = [...this.names.values()].sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
    const top = all.slice(0, NAMES_KEPT);
    return { n: this.n, missing: this.missing, distinct: all.length, top, other: this.n - top.reduce((sum, entry) => sum + entry.count, 0) };
  }
}
