/** Values as places in the ascending list of the distinct ones: `values[codes[e]]` is value e. */
export type ValueCodes = { values: Float64Array; codes: Uint32Array };

/** Codes a list of finite numbers. Costs O(n + d log d) for d distinct values. */
export function valueCodes(list: ArrayLike<number>): ValueCodes {
  const distinct = new Set<number>();
  for (let place = 0; place < list.length; place++) distinct.add(list[place] ?? 0);
  const values = Float64Array.from(distinct).sort();
  const codeOf = new Map<number, number>();
  for (const [code, value] of values.entries()) codeOf.set(value, code);
  const codes = new Uint32Array(list.length);
  for (let place = 0; place < list.length; place++) codes[place] = codeOf.get(list[place] ?? 0) ?? 0;
  return { values, codes };
}
