/** One row a turn: rows of one episode follow one another, and become one record of Concord's own format. */
import { meaningOf, type Meaning, type NamedRow } from "./csv-columns";
import { EpisodeDraft } from "./csv-episode";
import type { RawRow } from "./raw-row";

export function isTurnLayout(names: readonly string[]): boolean {
  const has = (of: Meaning["of"], field: string) => names.some((name) => {
    const meaning = meaningOf(name);
    return meaning?.of === of && meaning.field === field;
  });
  return has("place", "episode") && has("turn", "text");
}

/** The ids of a file of any length must not fill the memory; beyond this the importer alone sees that one comes again. */
const MAX_IDS = 200_000;

export async function* joinTurns(rows: AsyncIterable<NamedRow>): AsyncGenerator<RawRow> {
  const ids = new Set<string>();
  let draft: EpisodeDraft | undefined;
  /** The last row of which nobody knows whose it is, where no row of a known episode has followed it. */
  let stray: number | undefined;
  const finish = function* (): Generator<RawRow> {
    const finished = draft?.finish();
    if (finished) yield finished;
  };
  try {
    for await (const entry of rows) {
      const id = entry.value && episodeOf(entry.value);
      if (id === undefined) {
        draft?.doubt(`row ${entry.row} ${BROKEN}`);
        // Before the row itself, so that rows are told in their order.
        yield* finish();
        yield "problem" in entry ? { row: entry.row, problem: entry.problem, isEnd: entry.isEnd } : { row: entry.row, problem: "has no episode" };
        stray = entry.row;
        continue;
      }
      if (draft?.id !== id) {
        yield* finish();
        draft = new EpisodeDraft(id, entry.row);
        if (ids.has(id)) draft.doubt("its episode has come before: the rows of an episode must follow one another");
        else if (stray !== undefined) draft.doubt(`row ${stray} ${BROKEN}`);
        if (ids.size < MAX_IDS) ids.add(id);
      }
      stray = undefined;
      if ("problem" in entry) draft.doubt(`row ${entry.row} ${entry.problem}`);
      else draft.add(entry.row, entry.value);
    }
  } catch (error) {
    draft?.doubt("the file cannot be read behind it, where more of its turns may be");
    yield* finish();
    throw error;
  }
  yield* finish();
}

const BROKEN = "cannot be read, and may be a turn of this episode";

function episodeOf(value: Record<string, unknown>): string | undefined {
  for (const [name, cell] of Object.entries(value)) {
    const meaning = meaningOf(name);
    if (meaning?.of === "place" && meaning.field === "episode" && typeof cell === "string" && cell.trim() !== "") return cell.trim();
  }
  return undefined;
}
