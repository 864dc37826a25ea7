/** How often a step was asked for anew. */
import { restsOn } from "@/lib/mcu/rests-on";

/**
 * A step that is asked for anew has those that rest on it made anew too: each of them counts every time that it, or one that it rests on, was asked for.
 *
 * @param variants how often each step was asked for, by its path; "session/3" is what "session/3/dialogue" was called.
 * @returns 0 for a step that is as it was at first.
 */
export function variantOf(variants: Readonly<Record<string, number>>, path: string): number {
  return Object.entries(variants).reduce((sum, [asked, times]) => (restsOn(path, /^session\/\d+$/.test(asked) ? `${asked}/dialogue` : asked) ? sum + times : sum), 0);
}
