/** What can be seen of an episode without any engine. */
import { faceForbidden } from "../aligner/age-guard";
import { mentionsName } from "../class-word";
import { ruleResult } from "./result";
import type { CheckSettings } from "./settings";
import { sharingsOf } from "./sharings";
import type { CheckedEpisode, CheckResult, Place, PlacedAlignment } from "./types";

export function checkSessions({ sessions }: CheckedEpisode, { sessions: { fewest, most } }: CheckSettings): CheckResult {
  const count = sessions.length;
  const passed = count >= fewest && count <= most;
  return { check: "sessions", value: count, threshold: [fewest, most], passed, calibrated: false, places: [], note: `An episode has ${fewest} to ${most} sessions.` };
}

/** Few are a persona's that was hardly drawn: the model repeats itself. */
export function checkAttributes({ attributes }: CheckedEpisode, { attributes: { wanted } }: CheckSettings): CheckResult {
  return { check: "attributes", value: attributes, threshold: wanted, passed: attributes >= wanted, calibrated: false, places: [], note: `Different attributes that the persona was drawn from: ${attributes}. Thirty are asked for; STARK's filter left 24 on average.` };
}

/** The fewest pictures that a session has, against a bound. */
export function checkPictureCount(check: "pictures-per-session" | "pictures-wanted", episode: CheckedEpisode, bound: number): CheckResult {
  const counts = episode.sessions.map(({ number, utterances }) => ({ number, count: utterances.filter(({ sharing }) => sharing).length }));
  const places = counts.filter(({ count }) => count < bound).map(({ number, count }): Place => ({ session: number, utterance: null, detail: `${count} ${count === 1 ? "picture" : "pictures"}` }));
  const value = counts.length === 0 ? 0 : Math.min(...counts.map(({ count }) => count));
  return { check, value, threshold: bound, passed: value >= bound, calibrated: false, places, note: "Pictures of the session that has fewest; STARK has 1.86 per session on average." };
}

/**
 * A picture of the device is one of the album as it stood, or a new one that the album has from then on; one of the internet is
 * none of the album.
 */
export function checkAlbum(episode: CheckedEpisode): CheckResult {
  const places: Place[] = [];
  for (const { session, utterance, sharing } of sharingsOf(episode)) {
    const detail = albumProblem(sharing, session, episode.sessions.find(({ number }) => number === session.number + 1));
    if (detail !== null) places.push({ session: session.number, utterance, detail });
  }
  return ruleResult("album", places, "Every shared picture of the device is in the album, and none of the internet is.");
}

function albumProblem({ source, albumImageId: id }: ReturnType<typeof sharingsOf>[number]["sharing"], session: CheckedEpisode["sessions"][number], next?: CheckedEpisode["sessions"][number]): string | null {
  if (source === "internet") return id === null ? null : `A picture of the internet refers to image ${id} of the album.`;
  if (id === null) return "A picture of the device refers to no image of the album.";
  if (session.album.some((image) => image.id === id)) return null;
  if (session.album.some((image) => image.id > id)) return `Image ${id} was not in the album.`;
  if (next && !next.album.some((image) => image.id === id && image.addedInSession === session.number)) return `Image ${id} did not come into the album.`;
  return null;
}

/** Each moment has a picture that passed the aligner. */
export function checkPictures(episode: CheckedEpisode, alignments: readonly PlacedAlignment[]): CheckResult {
  const served = new Set(alignments.filter(({ alignment }) => alignment.status === "aligned" && alignment.chosen).map(({ session, utterance }) => `${session} ${utterance}`));
  const missing = sharingsOf(episode).filter(({ session, utterance }) => !served.has(`${session.number} ${utterance}`));
  return ruleResult("pictures", missing.map(({ session, utterance, sharing }) => ({ session: session.number, utterance, detail: sharing.description })), "Every moment of image sharing has a picture.");
}

export function checkName({ name, sessions }: CheckedEpisode): CheckResult {
  const isUsed = sessions.some(({ utterances }) => utterances.some(({ speaker, text }) => speaker === "assistant" && mentionsName(text, name)));
  return ruleResult("name", isUsed ? [] : [{ session: null, utterance: null, detail: `“${name}” is never said.` }], "The assistant calls the person by name at least once.");
}

/** Holds the aligner's own guard against what it made: no portrait, and nothing with one. A card shows nobody. */
export function checkAgeGuard({ name, demographics, portrait }: CheckedEpisode, alignments: readonly PlacedAlignment[], { aligner }: CheckSettings): CheckResult {
  const forbidden = faceForbidden({ ...demographics, name, face: null }, aligner);
  const portraits = portrait?.candidates.some(({ module }) => module !== "card") ? [{ session: null, utterance: null }] : [];
  const faces = alignments.filter(({ alignment }) => alignment.candidates.some(({ module }) => module === "p-t2i"));
  const places = forbidden === null ? [] : [...portraits, ...faces].map(({ session, utterance }): Place => ({ session, utterance, detail: forbidden }));
  return ruleResult("age-guard", places, aligner.allowMinorFaces ? "Pictures with faces of minors have been allowed." : "No picture was made with the face of a minor.");
}
