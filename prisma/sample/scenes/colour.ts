type Rgb = readonly [number, number, number];

function parse(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

/** A colour between two, `t` = 0 being the first. */
export function mix(from: string, to: string, t: number): string {
  const a = parse(from);
  const b = parse(to);
  const channel = (i: 0 | 1 | 2) =>
    Math.round(a[i] + (b[i] - a[i]) * t)
      .toString(16)
      .padStart(2, "0");
  return `#${channel(0)}${channel(1)}${channel(2)}`;
}

/** Shadows lean to a cool violet and lights to a warm cream, so that nothing goes grey. */
export function darker(hex: string, amount: number): string {
  return mix(hex, "#241a3a", amount);
}

export function lighter(hex: string, amount: number): string {
  return mix(hex, "#fff6e4", amount);
}
