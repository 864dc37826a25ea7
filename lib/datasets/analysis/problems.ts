/** The problems that the quality report looks for: what each is, why it matters, of how many. Nothing here is removed; a study's draw can leave it out. */

/** serious: what is judged would be wrong or cannot be shown; notable: look before use; note: good to know, often on purpose. */
export type Severity = "serious" | "notable" | "note";

/** Sessions of one speaker alone, from so many turns on. */
export const ONE_SPEAKER_FROM = 2;
/** So many turns of one speaker in a row are told. */
export const RUN_FROM = 4;
/** A picture in so many episodes is told. */
export const SHARED_FROM = 2;

/** Found in a pass over the episodes and kept, place by place. */
export const FOUND_KEYS = [
  "date-order", "date-text", "interval", "device-reference", "picture-missing", "turn-empty", "session-empty", "one-speaker", "persona-repeated",
  "transcript-repeated", "encoding", "turn-silent", "speaker-run", "picture-shared", "persona-relations",
] as const;
export type FoundKey = (typeof FOUND_KEYS)[number];
/** The limits of the last one are chosen by whoever looks, so that it is counted then. */
export const PROBLEM_KEYS = [...FOUND_KEYS, "session-count"] as const;
export type ProblemKey = (typeof PROBLEM_KEYS)[number];

export type ProblemDefinition = {
  title: string;
  what: string;
  why: string;
  severity: Severity;
  /** What is counted, and of what. */
  place: { one: string; many: string };
  of: { one: string; many: string };
  /** Stands where there is nothing that could have it. */
  none: string;
};

const sessions = { one: "session", many: "sessions" };
const turns = { one: "turn", many: "turns" };
const episodes = { one: "episode", many: "episodes" };
const shares = { one: "image share", many: "image shares" };

export const PROBLEMS: Record<ProblemKey, ProblemDefinition> = {
  "date-order": {
    title: "Sessions that go back in time", severity: "serious", place: sessions, none: "No two sessions in a row have dates.",
    what: "A session is dated before the one it follows. Compared to the minute where both say it, else by day.",
    why: "Evaluators who judge time intervals or consistency see a story that runs backwards.",
    of: { one: "pair of dated sessions in a row", many: "pairs of dated sessions in a row" },
  },
  "date-text": {
    title: "Dates that are none", severity: "notable", place: sessions, of: sessions, none: "There is no session.",
    what: "The session has a date as text, and the text names no day of the calendar: 30 February, “next Monday”, another way of writing.",
    why: "Intervals before and after it are unknown, and the session is left out of everything that counts days.",
  },
  interval: {
    title: "Intervals that contradict the dates", severity: "serious", place: sessions, none: "No session has both a written interval that names a number and dates to hold it against.",
    what: "The time since the session before, as written, differs from the dates by more than a day, half of its unit and a quarter of itself.",
    why: "An evaluator reads “two weeks later” beside dates that say otherwise; whatever was generated from the interval does not fit the dates.",
    of: { one: "session with both", many: "sessions with both" },
  },
  "device-reference": {
    title: "Device images that are not in the album", severity: "serious", place: shares, none: "No picture refers to a place in a device album that came with the dataset.",
    what: "A picture refers to a numbered place of the device album (from 0), and the album of that session has no such place. Episodes without any album cannot be checked and are not counted.",
    why: "The picture that was meant is unknown; what is shown is another, or none.",
    of: { one: "share that names a place", many: "shares that name a place" },
  },
  "picture-missing": {
    title: "Pictures that cannot be shown", severity: "serious", place: shares, of: shares, none: "No picture is shared.",
    what: "A shared picture is missing (no file and no address came for it) or was refused. Pictures that are known by address and not fetched are not counted here.",
    why: "Criteria about images cannot be judged where the image is absent.",
  },
  "turn-empty": {
    title: "Turns without words and without picture", severity: "notable", place: turns, of: turns, none: "There is no turn.",
    what: "A turn has neither text nor a picture. STARK's <non verbal> without a picture is such a turn.",
    why: "Whoever reads it sees a speaker who says nothing, and cannot know whether something was lost.",
  },
  "session-empty": {
    title: "Sessions without turns", severity: "serious", place: sessions, of: sessions, none: "There is no session.",
    what: "A session holds no turn at all. Those that an import left out are in its report.",
    why: "There is nothing to judge in it, and the sessions around it lose their middle.",
  },
  "one-speaker": {
    title: "Sessions in which one person speaks alone", severity: "notable", place: sessions, none: `No session has ${ONE_SPEAKER_FROM} turns.`,
    what: `All turns of a session with at least ${ONE_SPEAKER_FROM} turns have the same speaker.`,
    why: "It is no dialogue; often a name was read wrongly or a side was lost.",
    of: { one: `session of ${ONE_SPEAKER_FROM} turns or more`, many: `sessions of ${ONE_SPEAKER_FROM} turns or more` },
  },
  "persona-repeated": {
    title: "The same persona again", severity: "notable", place: episodes, none: "No episode has a persona sentence.",
    what: "The persona sentence and the commonsense relation are those of another episode, spelling of capitals and spaces aside.",
    why: "Drawn twice, such items are not independent of each other. The paper removes duplicate persona attributes.",
    of: { one: "episode with a persona sentence", many: "episodes with a persona sentence" },
  },
  "transcript-repeated": {
    title: "The same transcript again", severity: "serious", place: episodes, of: episodes, none: "There is no episode.",
    what: "Every speaker and every word of all sessions are those of another episode.",
    why: "The same item would be judged twice under two ids; agreement and means count it double.",
  },
  encoding: {
    title: "Leftovers of encoding", severity: "notable", place: { one: "text", many: "texts" }, none: "There is no text.",
    what: "A text holds a written-out escape (\\u00e9), the replacement character �, an HTML entity, letters of a wrong encoding (Ã©, â€™), or consists of “nan”, “None” or “null”.",
    why: "It was damaged on its way; evaluators judge the damage as if the speaker had written it.",
    of: { one: "text of turns, events, experiences and personas", many: "texts of turns, events, experiences and personas" },
  },
  "turn-silent": {
    title: "Turns that say nothing", severity: "note", place: turns, none: "No turn has words.",
    what: "The text of a turn is a bare mark such as <silence>, or has neither letter, digit nor emoji.",
    why: "Usually a silence that was written down; it can look like a fault of the page.",
    of: { one: "turn with text", many: "turns with text" },
  },
  "speaker-run": {
    title: "One speaker many times in a row", severity: "note", place: { one: "run", many: "runs" }, none: "There is no session with turns.",
    what: `${RUN_FROM} turns or more in a row have the same speaker. A picture often is a turn of its own, so that two or three are usual.`,
    why: "Turns of the other side may have been lost, or speakers confused.",
    of: { one: "session with turns", many: "sessions with turns" },
  },
  "picture-shared": {
    title: "Pictures in several episodes", severity: "note", place: shares, none: "No picture that is shared has a key or an address.",
    what: `The first candidate of a shared picture (its key, else its address) is that of pictures in ${SHARED_FROM} or more episodes.`,
    why: "Usual for pictures found in a database or on the web; a picture made for one person should be in one episode alone.",
    of: { one: "share with a key or an address", many: "shares with a key or an address" },
  },
  "persona-relations": {
    title: "One persona sentence along several relations", severity: "note", place: episodes, none: "No episode has a persona sentence.",
    what: "The persona sentence is that of another episode with another commonsense relation, and of none with the same.",
    why: "STARK unfolds one sentence along up to five relations on purpose. For independent items draw one episode of each.",
    of: { one: "episode with a persona sentence", many: "episodes with a persona sentence" },
  },
  "session-count": {
    title: "Episodes with too few or too many sessions", severity: "note", place: episodes, of: episodes, none: "There is no episode.",
    what: "The number of sessions is outside the limits.",
    why: "The paper keeps episodes of 4 to 6 sessions; others are shorter or longer than what its evaluators judged.",
  },
};

export function isProblemKey(key: string): key is ProblemKey {
  return (PROBLEM_KEYS as readonly string[]).includes(key);
}
