/** Whose output a step is: of the engines that were asked for it, the one that made it. */
import { pictureRecordSchema } from "@/lib/mcu/picture-record";
import type { StepView } from "./types";

type Maker = { engine: string; model: string; revision: string | null };

/** Of a picture whoever made or found the one that was chosen; of the rest whoever was asked. @returns null where nobody was, or several had a part in it. */
export function makerOf({ path, calls, output }: Pick<StepView, "path" | "calls" | "output">): Maker | null {
  if (path.endsWith("/picture")) {
    const { chosen = null, candidates = [] } = pictureRecordSchema.safeParse(output).data ?? {};
    const engine = chosen === null ? null : candidates[chosen]?.engine;
    return engine ? { engine: engine.name, model: engine.model, revision: engine.revision } : null;
  }
  const last = calls.at(-1);
  return last && calls.every(({ engine }) => engine === last.engine) ? { engine: last.engine, model: last.model, revision: last.revision } : null;
}
