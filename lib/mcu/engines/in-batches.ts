/** Many inputs in requests of bounded size. */

/** Asks for all batches at once; what limits an engine decides how many go out. @returns the results in the inputs' order. @throws the first fault. */
export async function inBatches<Input, Result>(inputs: readonly Input[], size: number, ask: (batch: readonly Input[]) => Promise<Result[]>): Promise<Result[]> {
  const batches = Array.from({ length: Math.ceil(inputs.length / size) }, (_, index) => inputs.slice(index * size, (index + 1) * size));
  return (await Promise.all(batches.map(ask))).flat();
}
