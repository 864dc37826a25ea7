/** The text of a drawing by weight: what the embedded fonts must hold. */
import type { Drawing } from "./drawing";
import type { FontWeight } from "./font/figure-font";

export function textsByWeight({ shapes }: Drawing): [FontWeight, string][] {
  const texts = new Map<FontWeight, string>();
  for (const shape of shapes) if (shape.kind === "text") texts.set(shape.weight, (texts.get(shape.weight) ?? "") + shape.text);
  return [...texts].sort(([a], [b]) => a - b);
}
