/** The conditions of a list one by one, each with the list that is left without it. */
import type { Slice } from "@/lib/studies/slice";
import { slicePhrases } from "@/lib/studies/slice-text";

export type Condition = { text: string; without: Slice };

export function conditionsOf(slice: Slice): Condition[] {
  return (Object.keys(slice) as (keyof Slice)[]).flatMap((name): Condition[] => {
    const { [name]: condition, ...rest } = slice;
    if (!Array.isArray(condition)) return [{ text: slicePhrases({ [name]: condition }).join(", "), without: rest }];
    return condition.map((value) => {
      const others = condition.filter((other) => other !== value);
      return { text: slicePhrases({ [name]: [value] }).join(", "), without: others.length > 0 ? ({ ...rest, [name]: others } as Slice) : rest };
    });
  });
}
