/** Time at work on one thing: "48 s", "3 min 5 s", "1 h 4 min". Pure. */
export function workTimeText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return joined([Math.floor(whole / 60), "min"], [whole % 60, "s"]);
  const minutes = Math.round(whole / 60);
  return joined([Math.floor(minutes / 60), "h"], [minutes % 60, "min"]);
}

function joined(...parts: readonly [number, string][]): string {
  return parts.filter(([amount], place) => place === 0 || amount > 0).map(([amount, unit]) => `${amount} ${unit}`).join(" ");
}
