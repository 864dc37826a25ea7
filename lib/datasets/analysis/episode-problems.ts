/** What is wrong within one episode, and of how much. */
import type { EpisodeFacts, SessionFacts, ShareFacts } from "./facts";
import { type Place, quoted } from "./finding";
import { datedPairs, daysBetween, isBefore, isContradicted, readInterval } from "./intervals";
import { type FoundKey, ONE_SPEAKER_FROM, RUN_FROM, SHARED_FROM } from "./problems";
import { encodingFault, isSilent } from "./text-faults";

/** `n`: how many could have had it. */
export type Found = { places: Place[]; n: number };
export type EpisodeProblem = Exclude<FoundKey, "persona-repeated" | "persona-relations" | "transcript-repeated">;

/** @param episodesWith in how many episodes a picture is, for those that are in several. */
export function episodeProblems(episode: EpisodeFacts, episodesWith: (picture: string) => number): Record<EpisodeProblem, Found> {
  const { sessions } = episode;
  const turns = sessions.flatMap((session) => session.turns.map((turn, index) => ({ session, turn, index })));
  const shares = sessions.flatMap((session) => session.shares.map((share) => ({ session, share })));
  const withText = turns.filter(({ turn }) => turn.text.trim() !== "");
  const dialogues = sessions.filter((session) => session.turns.length >= ONE_SPEAKER_FROM);
  return {
    ...dateProblems(sessions),
    "device-reference": deviceReferences(shares, sessions.some((session) => session.albumSize > 0)),
    "picture-missing": {
      n: shares.length,
      places: shares.filter(({ share }) => share.state === "missing" || share.state === "refused")
        .map(({ session, share }) => ofShare(session, share, `${share.state}${share.picture === null ? "" : `: ${quoted(share.picture)}`}`)),
    },
    "picture-shared": {
      n: shares.filter(({ share }) => share.picture !== null).length,
      places: shares.flatMap(({ session, share }) => {
        const episodes = share.picture === null ? 0 : episodesWith(share.picture);
        return share.picture !== null && episodes >= SHARED_FROM ? [ofShare(session, share, `${quoted(share.picture)} in ${episodes} episodes`)] : [];
      }),
    },
    "turn-empty": {
      n: turns.length,
      places: turns.filter(({ session, turn, index }) => turn.text.trim() === "" && !session.shares.some((share) => share.turnIndex === index))
        .map(({ session, turn, index }) => ({ session: session.number, turn: index + 1, detail: `of ${quoted(turn.speaker)}` })),
    },
    "turn-silent": {
      n: withText.length,
      places: withText.filter(({ turn }) => isSilent(turn.text)).map(({ session, turn, index }) => ({ session: session.number, turn: index + 1, detail: quoted(turn.text) })),
    },
    "session-empty": { n: sessions.length, places: sessions.filter((session) => session.turns.length === 0).map((session) => ofSession(session, "no turn")) },
    "one-speaker": {
      n: dialogues.length,
      places: dialogues.filter((session) => new Set(session.turns.map((turn) => turn.speaker)).size === 1)
        .map((session) => ofSession(session, `${session.turns.length} turns of ${quoted(session.turns[0]?.speaker ?? "")}`)),
    },
    "speaker-run": { n: sessions.filter((session) => session.turns.length > 0).length, places: sessions.flatMap(speakerRuns) },
    encoding: encodingFaults(episode, withText),
  };
}

function dateProblems(sessions: readonly SessionFacts[]): Record<"date-order" | "date-text" | "interval", Found> {
  const pairs = datedPairs(sessions);
  const written = pairs.flatMap(({ before, session }) => {
    const interval = session.interval === null ? null : readInterval(session.interval);
    return interval ? [{ before, session, interval, days: daysBetween(before.date, session.date) }] : [];
  });
  return {
    "date-order": {
      n: pairs.length,
      places: pairs.filter(({ before, session }) => isBefore(session.date, before.date)).map(({ before, session }) => ofSession(session, `${session.date} after ${before.date}`)),
    },
    "date-text": {
      n: sessions.length,
      places: sessions.filter((session) => session.date === null && session.dateText !== null).map((session) => ofSession(session, quoted(session.dateText ?? ""))),
    },
    interval: {
      n: written.length,
      places: written.filter(({ interval, days }) => isContradicted(interval, days))
        .map(({ before, session, days }) => ofSession(session, `${quoted(session.interval ?? "")} written, ${days} ${Math.abs(days) === 1 ? "day" : "days"} from ${before.date} to ${session.date}`)),
    },
  };
}

function deviceReferences(shares: readonly { session: SessionFacts; share: ShareFacts }[], hasAlbum: boolean): Found {
  const numbered = hasAlbum ? shares.filter(({ share }) => share.deviceReference !== null && /^\s*\d{1,9}(\.0+)?\s*$/.test(share.deviceReference)) : [];
  return {
    n: numbered.length,
    places: numbered.filter(({ session, share }) => Number(share.deviceReference) >= session.albumSize)
      .map(({ session, share }) => ofShare(session, share, `place ${Number(share.deviceReference)} of an album of ${session.albumSize}`)),
  };
}

/** Each run once, at its first turn. */
function speakerRuns(session: SessionFacts): Place[] {
  const runs: Place[] = [];
  let start = 0;
  for (let at = 1; at <= session.turns.length; at += 1) {
    if (at < session.turns.length && session.turns[at]?.speaker === session.turns[start]?.speaker) continue;
    if (at - start >= RUN_FROM) runs.push({ session: session.number, turn: start + 1, detail: `${at - start} turns of ${quoted(session.turns[start]?.speaker ?? "")}` });
    start = at;
  }
  return runs;
}

function encodingFaults({ persona, narrative, sessions }: EpisodeFacts, withText: readonly { session: SessionFacts; turn: { text: string }; index: number }[]): Found {
  const person = [persona?.name, persona?.gender, persona?.birthplace, persona?.residence, persona?.category, persona?.sentence, persona?.entityKey, persona?.entityValue, persona?.relation, persona?.inference, narrative];
  const texts = [
    ...person.map((text) => ({ text, session: null, turn: null })),
    ...sessions.flatMap(({ number, event, experience }) => [event, experience].map((text) => ({ text, session: number, turn: null }))),
    ...withText.map(({ session, turn, index }) => ({ text: turn.text, session: session.number, turn: index + 1 })),
  ].flatMap(({ text, ...place }) => (text ? [{ text, ...place }] : []));
  return {
    n: texts.length,
    places: texts.flatMap(({ text, session, turn }) => {
      const fault = encodingFault(text);
      return fault === null ? [] : [{ session, turn, detail: `${fault} in ${quoted(text)}` }];
    }),
  };
}

function ofSession({ number }: SessionFacts, detail: string): Place {
  return { session: number, turn: null, detail };
}

function ofShare({ number }: SessionFacts, { turnIndex }: ShareFacts, detail: string): Place {
  return { session: number, turn: turnIndex + 1, detail };
}
