/** From the units of each source to the items of a rating study, mixed so that no item tells by its place where it is from. Pure. */
import { seededRandom } from "@/lib/stats/random";
import type { RatingProtocol } from "../protocol";
import { drawSample, inDrawnOrder } from "../sampling";
import type { Unit } from "./pairing";
import { shuffled } from "./sides";

export type DrawnItem = { /** Its number. */ source: number; unit: Unit };
/** `brief` is what stands beside the field at `path`. */
export type DrawProblem = { path: "protocol.sample.size" | "sources"; message: string; brief: string };
export type RatingDraw = { items: DrawnItem[]; problems: DrawProblem[] };

type Terms = Pick<RatingProtocol, "unit" | "includeScripted" | "sample">;

/**
 * So many of each source as the sample says, or all. What one source gives does not depend on the others.
 *
 * @param sources what may be drawn from each, in the order of their numbers. The same seed draws the same items from the same names.
 */
export function drawRatings(terms: Terms, sources: readonly (readonly Unit[])[]): RatingDraw {
  const { seed, size } = terms.sample;
  const [only] = sources;
  const problems = [...sources.flatMap((units, index) => shortage(terms, units.length, sources.length === 1 ? null : index + 1)), ...overlaps(sources)];
  if (sources.length === 1) return { items: drawSample(only ?? [], seed, size).map((unit) => ({ source: 1, unit })), problems };
  const drawn = sources.flatMap((units, index) => {
    const source = index + 1;
    const order = inDrawnOrder(units, ({ episode, session }) => [seed, source, episode, session]);
    return order.slice(0, size === "all" ? undefined : size).map((unit) => ({ source, unit }));
  });
  return { items: shuffled(drawn, seededRandom(`${seed}:items`)), problems };
}

function shortage({ unit, includeScripted, sample: { size } }: Terms, eligible: number, source: number | null): DrawProblem[] {
  const units = `${unit === "session" ? "sessions" : "episodes"} with turns${includeScripted ? "" : " that were collected from people (made ones are left out by this protocol)"}`;
  const what = source === null ? "The dataset" : `Source ${source}`;
  if (eligible === 0) return [{ path: "protocol.sample.size", message: `${what} has no ${units}.`, brief: "nothing to draw from" }];
  if (size !== "all" && eligible < size) return [{ path: "protocol.sample.size", message: `${what} has ${eligible} ${units}; the sample asks for ${size}.`, brief: `at most ${eligible}` }];
  return [];
}

/** A conversation that two sources have would be judged as if it were two. */
function overlaps(sources: readonly (readonly Unit[])[]): DrawProblem[] {
  const keys = sources.map((units) => new Set(units.map(({ episodeId, sessionId }) => sessionId ?? episodeId)));
  return keys.flatMap((one, first) => keys.slice(first + 1).flatMap((other, after) => {
    const common = [...one].filter((key) => other.has(key)).length;
    return common === 0 ? [] : [{ path: "sources" as const, message: `Sources ${first + 1} and ${first + after + 2} have ${common} conversations in common. Choose parts that do not overlap.`, brief: "sources overlap" }];
  }));
}
