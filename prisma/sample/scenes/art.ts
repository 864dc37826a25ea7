/** One picture in the making: it collects gradients and filters, and owns the seeded variation. */
export class Art {
  private readonly defs: string[] = [];
  private state: number;

  constructor(
    readonly width: number,
    readonly height: number,
    seed: string,
  ) {
    this.state = 2166136261;
    for (const letter of seed) this.state = Math.imul(this.state ^ letter.charCodeAt(0), 16777619);
  }

  /** Uniform in [0, 1), the same sequence for the same seed. */
  random(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.random();
  }

  pick<T>(items: readonly [T, ...T[]]): T {
    return items[Math.floor(this.random() * items.length)] ?? items[0];
  }

  private define(build: (id: string) => string): string {
    const id = `d${this.defs.length}`;
    this.defs.push(build(id));
    return `url(#${id})`;
  }

  /** Top to bottom unless `across`. A stop may carry its opacity: "#ffffff@0.4". */
  linear(stops: readonly string[], across = false): string {
    const end = across ? 'x2="1" y2="0"' : 'x2="0" y2="1"';
    return this.define((id) => `<linearGradient id="${id}" x1="0" y1="0" ${end}>${stopTags(stops)}</linearGradient>`);
  }

  radial(stops: readonly string[], cx = 0.5, cy = 0.5, r = 0.5): string {
    return this.define(
      (id) => `<radialGradient id="${id}" cx="${cx}" cy="${cy}" r="${r}">${stopTags(stops)}</radialGradient>`,
    );
  }

  blur(deviation: number): string {
    return this.define(
      (id) =>
        `<filter id="${id}" x="-60%" y="-60%" width="220%" height="220%"><feGaussianBlur stdDeviation="${deviation}"/></filter>`,
    );
  }

  clip(shape: string): string {
    return this.define((id) => `<clipPath id="${id}">${shape}</clipPath>`);
  }

  svg(body: string): string {
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${this.width}" height="${this.height}" ` +
      `viewBox="0 0 ${this.width} ${this.height}"><defs>${this.defs.join("")}</defs>${body}</svg>`
    );
  }
}

function stopTags(stops: readonly string[]): string {
  const last = Math.max(1, stops.length - 1);
  return stops
    .map((stop, i) => {
      const [colour = "#000000", opacity = "1"] = stop.split("@");
      return `<stop offset="${i / last}" stop-color="${colour}" stop-opacity="${opacity}"/>`;
    })
    .join("");
}
