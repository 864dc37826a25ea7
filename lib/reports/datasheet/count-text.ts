/** Numbers in a datasheet: the same characters on every machine. */

/** "1 item", "3 items", "12000 items". */
export function counted(value: number, one: string, many = `${one}s`): string {
  return `${value} ${value === 1 ? one : many}`;
}

/** Two digits and a plain minus: the official form and programs read it too. */
export function rounded(value: number): string {
  const text = value.toFixed(2);
  return Number(text) === 0 ? text.replace("-", "") : text;
}

export function percentOf(share: number): string {
  return `${Math.round(share * 100)}%`;
}
