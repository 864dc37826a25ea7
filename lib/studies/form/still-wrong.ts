/** Which refused fields still hold what was refused. */
import { type StudyForm, protocolSent } from "./state";
import { sourcesSent } from "./sources";

type Problem = { path: string; message: string };

/** A field that was changed is no longer what the server refused; what it thinks of it now, the next save tells. */
export function stillWrong<P extends Problem>(problems: readonly P[], before: StudyForm, after: StudyForm): P[] {
  const [old, now] = [sentOf(before), sentOf(after)];
  const hasMoved = [
    ["sources", idsOf(before.sources) !== idsOf(after.sources)],
    ["protocol.criteria", idsOf(before.criteria) !== idsOf(after.criteria)],
  ] as const;
  return problems.filter(({ path }) => {
    // Where a list was reordered or cut, numbers in paths mean other entries than before.
    if (hasMoved.some(([list, moved]) => moved && (path === list || path.startsWith(`${list}.`)))) return false;
    return JSON.stringify(valueAt(old, path)) === JSON.stringify(valueAt(now, path));
  });
}

/** As the server saw it, since its paths are what problems name. */
function sentOf(form: StudyForm): unknown {
  return { name: form.name, sources: sourcesSent(form.sources), protocol: protocolSent(form), evaluators: form.evaluators };
}

function idsOf(entries: readonly { id: string }[]): string {
  return entries.map(({ id }) => id).join(" ");
}

function valueAt(value: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, key) => (typeof at === "object" && at !== null ? Object.getOwnPropertyDescriptor(at, key)?.value : undefined), value);
}
