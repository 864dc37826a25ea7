/** Which steps have been begun and not ended: some run beside the others, and whoever stops waits for them. */
import type { Perform } from "./perform";

/** @returns the same steps, and `settled`, which waits for what is under way and throws nothing. */
export function underWay(perform: Perform): { perform: Perform; settled: () => Promise<void> } {
  const open = new Set<Promise<unknown>>();
  const kept = <Output>(step: Promise<Output>): Promise<Output> => {
    open.add(step);
    const close = () => void open.delete(step);
    step.then(close, close);
    return step;
  };
  return {
    perform: {
      ask: (path, step, input) => kept(perform.ask(path, step, input)),
      draw: (path, make) => kept(perform.draw(path, make)),
      picture: (path, wish) => kept(perform.picture(path, wish)),
    },
    async settled() {
      while (open.size > 0) await Promise.allSettled(open);
    },
  };
}
