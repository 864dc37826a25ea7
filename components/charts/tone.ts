/** A colour for a place on a scale, from −1 (lowest point) to +1 (highest). */

/** From here outwards the strong colour is mixed in; a four-point scale has its inner points exactly here. */
const INNER = 1 / 3;

export function toneFill(tone: number): string {
  const end = tone < 0 ? "low" : "high";
  const distance = Math.abs(tone);
  if (distance < 1e-9) return "var(--chart-middle)";
  if (distance < INNER) return mix(`var(--chart-${end}-soft)`, "var(--chart-middle)", distance / INNER);
  return mix(`var(--chart-${end})`, `var(--chart-${end}-soft)`, (distance - INNER) / (1 - INNER));
}

/** Text on that colour. */
export function toneInk(tone: number): string {
  return Math.abs(tone) > 0.8 ? "var(--chart-on-strong)" : "var(--chart-on-soft)";
}

function mix(full: string, rest: string, share: number): string {
  return share >= 1 ? full : `color-mix(in oklab, ${full} ${Math.round(share * 100)}%, ${rest})`;
}

/** How strong a cell is, from the card at 0 to teal at +1 and clay at −1; text in the usual ink is read on all of it. */
export function strengthFill(strength: number): string {
  return mix(`var(--chart-${strength < 0 ? "low" : "high"}-soft)`, "var(--card)", Math.min(1, Math.abs(strength)));
}
