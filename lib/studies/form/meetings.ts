/** Which sources meet, while somebody edits it. Sources are meant by their ids: numbers shift when one is taken out. */
import type { ComparisonProtocol } from "../protocol";
import type { SourceForm } from "./sources";

export type Meetings = { which: "all" | "first" | "chosen"; /** Of "chosen". */ pairs: string[] };

/** One name for both orders would need sorting; sources stand in a list, so the earlier one always comes first. */
export function pairName(first: string, second: string): string {
  return `${first} ${second}`;
}

type Pair = { name: string; first: number; second: number };

/** Every two sources, by number. */
export function everyTwo(sources: readonly Pick<SourceForm, "id">[]): Pair[] {
  return sources.flatMap((one, index) => sources.slice(index + 1).map((other, after) => ({ name: pairName(one.id, other.id), first: index + 1, second: index + after + 2 })));
}

export function meetingsForm(contrasts: ComparisonProtocol["contrasts"], sources: readonly Pick<SourceForm, "id">[]): Meetings {
  const all = everyTwo(sources).map((pair) => pair.name);
  if (contrasts === "all") return { which: "all", pairs: all };
  const pairs = everyTwo(sources).filter(({ first, second }) => contrasts.some(([one, other]) => one === first && other === second));
  const isFirst = contrasts.length === sources.length - 1 && contrasts.every(([first]) => first === 1);
  return { which: isFirst && sources.length > 2 ? "first" : "chosen", pairs: pairs.map((pair) => pair.name) };
}

/** As it is sent. Two sources can only meet each other. */
export function contrastsSent(meetings: Meetings, sources: readonly Pick<SourceForm, "id">[]): ComparisonProtocol["contrasts"] {
  return meetings.which === "all" || sources.length <= 2 ? "all" : contrastsMet(meetings, sources);
}

/** The sources that meet, by number. */
export function contrastsMet({ which, pairs }: Meetings, sources: readonly Pick<SourceForm, "id">[]): [number, number][] {
  const isMet = (name: string, first: number) => which === "all" || sources.length <= 2 || (which === "first" ? first === 1 : pairs.includes(name));
  return everyTwo(sources).filter(({ name, first }) => isMet(name, first)).map(({ first, second }) => [first, second]);
}
