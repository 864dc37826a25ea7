/** Conditions on a column that lies between two numbers, both included; either may be absent. */
export function between(column: string, range: { from?: number; to?: number } | undefined, value: (given: number) => string): string[] {
  return [
    ...(range?.from === undefined ? [] : [`${column} >= ${value(range.from)}::int`]),
    ...(range?.to === undefined ? [] : [`${column} <= ${value(range.to)}::int`]),
  ];
}
