/** What differs between an episode as it was and as it is: field by field, and turn by turn. */
import type { EpisodeDetail, ImageView, SessionView, TurnView } from "../types";

export type Side = "before" | "after";
export type FieldChange = { field: string; before: string | null; after: string | null };
export type TurnChange = { kind: "same" | "changed" | "added" | "removed"; before: string | null; after: string | null; speaker: string };
export type SessionChange = { number: number; kind: "same" | "changed" | "added" | "removed"; fields: FieldChange[]; turns: TurnChange[] };
export type EpisodeChange = { fields: FieldChange[]; sessions: SessionChange[] };

type Fields = [string, string | number | null | undefined][];

const words = (value: string | number | null | undefined) => (value === null || value === undefined || value === "" ? null : String(value));

function changesOf(before: Fields, after: Fields): FieldChange[] {
  const [one, other] = [new Map(before), new Map(after)];
  return [...new Set([...one.keys(), ...other.keys()])]
    .map((field) => ({ field, before: words(one.get(field)), after: words(other.get(field)) }))
    .filter((change) => change.before !== change.after);
}

/** A field's name for each entry of a list: "Event 3". */
const numbered = (name: string, texts: readonly string[]): Fields => texts.map((text, index) => [`${name} ${index + 1}`, text]);

function episodeFields({ persona, ...episode }: EpisodeDetail): Fields {
  return [
    ["Name", persona?.name], ["Age", persona?.age], ["Gender", persona?.gender], ["Birthplace", persona?.birthplace], ["Residence", persona?.residence], ["Category", persona?.category],
    ["Persona", persona?.sentence], ["Entity", [persona?.entityKey, persona?.entityValue].filter(Boolean).join(": ")], ["Relation", persona?.relation], ["Inference", persona?.inference],
    ["Origin", episode.origin], ["Narrative", episode.narrative], ["Summary", episode.summary], ["Face", episode.faceDescription ?? episode.face?.description],
    ...numbered("Note", persona?.notes ?? []),
    ...numbered("Event", episode.events.map((event) => [event.date, event.interval, event.operation, event.person, event.event, event.experience].filter(Boolean).join(" · "))),
    ...Object.entries(episode.extra ?? {}).map(([name, value]): [string, string] => [`Column ${name}`, JSON.stringify(value)]),
  ];
}

/** The state is left out: it is not of the episode but of what shards brought. */
function pictureText({ description, source, module, rationale, keywords, candidates }: ImageView): string {
  const known = [description, source && `from ${source}`, module && `by ${module}`, rationale, keywords.join(", "), candidates.map(({ key, url }) => key ?? url).join(", ")].filter(Boolean);
  return `[picture: ${known.join(" · ") || "nothing known"}]`;
}

function sessionFields(session: SessionView): Fields {
  return [
    ["Date", session.date ?? session.dateText], ["Interval", session.interval], ["Event", session.event], ["Experience", session.experience], ["Operation", session.operation],
    ["Summary", session.summary], ...numbered("Album picture", session.device.map(pictureText)),
  ];
}

const turnText = ({ text, time, images, predicted }: TurnView) => [time && `(${time})`, text, ...images.map(pictureText), ...predicted.map((image) => `${image.model ?? "a model"} ${pictureText(image)}`)].filter(Boolean).join("\n");

/** Longer dialogues are held against each other turn by turn, without looking for what was put in between. */
const MOST_COMPARED = 1_000;

export function diffTurns(before: readonly TurnView[], after: readonly TurnView[]): TurnChange[] {
  const [one, other] = [before.map((turn) => ({ speaker: turn.speaker, text: turnText(turn) })), after.map((turn) => ({ speaker: turn.speaker, text: turnText(turn) }))];
  const isSame = (left: (typeof one)[number] | undefined, right: (typeof one)[number] | undefined) => left?.speaker === right?.speaker && left?.text === right?.text;
  const changes: TurnChange[] = [];
  const removed: typeof one = [];
  const added: typeof one = [];
  /** What went and what came between two turns that stayed: in pairs as far as they go. */
  const settle = () => {
    for (let index = 0; index < Math.max(removed.length, added.length); index += 1) {
      const [left, right] = [removed[index], added[index]];
      changes.push({ kind: left && right ? "changed" : left ? "removed" : "added", before: left?.text ?? null, after: right?.text ?? null, speaker: [...new Set([left?.speaker, right?.speaker])].filter(Boolean).join(" → ") });
    }
    removed.length = 0;
    added.length = 0;
  };
  const keep = (turn: (typeof one)[number]) => {
    settle();
    changes.push({ kind: "same", before: turn.text, after: turn.text, speaker: turn.speaker });
  };
  if (one.length > MOST_COMPARED || other.length > MOST_COMPARED) {
    for (let index = 0; index < Math.max(one.length, other.length); index += 1) {
      const [left, right] = [one[index], other[index]];
      if (left && isSame(left, right)) keep(left);
      else {
        if (left) removed.push(left);
        if (right) added.push(right);
      }
    }
    settle();
    return changes;
  }
  const common = longestCommon(one, other, isSame);
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const [mine, theirs] = [one[left], other[right]];
    if (mine && theirs && isSame(mine, theirs)) {
      keep(mine);
      left += 1;
      right += 1;
    } else if (theirs && (!mine || (common[left]?.[right + 1] ?? 0) > (common[left + 1]?.[right] ?? 0))) {
      added.push(theirs);
      right += 1;
    } else if (mine) {
      removed.push(mine);
      left += 1;
    }
  }
  settle();
  return changes;
}

/** [i][j]: how many turns the rests from i and from j have in common, in order. */
function longestCommon<T>(one: readonly T[], other: readonly T[], isSame: (left: T | undefined, right: T | undefined) => boolean): Uint16Array[] {
  const common = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1));
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      const row = common[i];
      if (row) row[j] = isSame(one[i], other[j]) ? (common[i + 1]?.[j + 1] ?? 0) + 1 : Math.max(common[i + 1]?.[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return common;
}

function diffSession(before: SessionView | undefined, after: SessionView | undefined): SessionChange {
  const fields = changesOf(before ? sessionFields(before) : [], after ? sessionFields(after) : []);
  const turns = diffTurns(before?.turns ?? [], after?.turns ?? []);
  const isSame = fields.length === 0 && turns.every((turn) => turn.kind === "same");
  return { number: after?.number ?? before?.number ?? 0, kind: !before ? "added" : !after ? "removed" : isSame ? "same" : "changed", fields, turns };
}

export function diffEpisodes(before: EpisodeDetail, after: EpisodeDetail): EpisodeChange {
  const sessions = Math.max(before.sessions.length, after.sessions.length);
  return {
    fields: changesOf(episodeFields(before), episodeFields(after)),
    sessions: Array.from({ length: sessions }, (_, index) => diffSession(before.sessions[index], after.sessions[index])),
  };
}

/** Of two texts what they begin and end with in common, and what differs between. */
export function changedPart(text: string, other: string): { start: string; changed: string; end: string } {
  const [one, two] = [[...text], [...other]];
  const shorter = Math.min(one.length, two.length);
  let start = 0;
  while (start < shorter && one[start] === two[start]) start += 1;
  let end = 0;
  while (end < shorter - start && one[one.length - 1 - end] === two[two.length - 1 - end]) end += 1;
  return { start: one.slice(0, start).join(""), changed: one.slice(start, one.length - end).join(""), end: one.slice(one.length - end).join("") };
}
