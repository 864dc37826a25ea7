/** Numbers as people read them. Everything shown is rounded here and nowhere before. */

const ENGLISH = "en-GB";

/** A real minus sign, as wide as the digits beside it. */
function withMinus(text: string): string {
  return text.replace("-", "−");
}

export function fixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  return withMinus(Number(text) === 0 ? text.replace("-", "") : text);
}

export function count(value: number): string {
  return value.toLocaleString(ENGLISH);
}

export function percent(share: number, digits = 0): string {
  return `${fixed(share * 100, digits)}%`;
}

export function interval(ci: { low: number; high: number }, digits: number): string {
  return `${fixed(ci.low, digits)} to ${fixed(ci.high, digits)}`;
}

/** "1 item", "3 items". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : many}`;
}

/** A p-value to three digits; smaller ones are not written as 0. */
export function pValue(p: number): string {
  return p < 0.001 ? "< 0.001" : fixed(p, 3);
}

/** "24 items" where all are the same, else "24 to 31 items". */
export function countedRange(values: readonly number[], one: string, many = `${one}s`): string {
  const [fewest, most] = [Math.min(...values), Math.max(...values)];
  if (values.length === 0) return `no ${many}`;
  return fewest === most ? counted(most, one, many) : `${count(fewest)} to ${count(most)} ${many}`;
}
