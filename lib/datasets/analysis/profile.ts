/** Counts what the paper's tables and charts are made from, one episode after the other. */
import { ANALYSIS_FORMAT, type AnalysisBody, type AnalysisSize } from "./schema";
import { Distribution } from "./distribution";
import type { EpisodeFacts, SessionFacts } from "./facts";
import { Frequency } from "./frequency";
import { WrittenTally } from "./written-tally";
import { datedPairs, daysBetween } from "./intervals";

export const DAY_EDGES = [0, 1, 7, 31, 92, 183, 366];
export const CHARACTER_EDGES = [0, 20, 50, 100, 150, 200, 300, 500];
export const WORD_EDGES = [0, 5, 10, 20, 30, 40, 60, 100];
const TENTHS = 10;

export class Profile {
  private readonly size: AnalysisSize = {
    episodes: 0, sessions: 0, turns: 0, utterances: 0, imageShares: 0, images: { stored: 0, remote: 0, missing: 0, refused: 0 },
    origins: { collected: 0, synthetic: 0, scripted: 0 }, withImages: 0, withPersonaText: 0, withFace: 0, withAlbum: 0, withSeveralSessions: 0,
  };
  private readonly perEpisode = { sessions: new Distribution(), images: new Distribution() };
  private readonly perSession = { turns: new Distribution(), utterances: new Distribution(), images: new Distribution() };
  private readonly length = { characters: new Distribution(), words: new Distribution() };
  private readonly tenths = Array.from({ length: TENTHS }, () => 0);
  private readonly ages = new Distribution();
  private readonly days = new Distribution();
  private undated = 0;
  private readonly written = new WrittenTally();
  private readonly names = {
    gender: new Frequency(), birthplace: new Frequency(), residence: new Frequency(), personaCategory: new Frequency(), entityKey: new Frequency(),
    entityValue: new Frequency(), relation: new Frequency(), imageSource: new Frequency(), imageModule: new Frequency(),
  };

  add(episode: EpisodeFacts): void {
    const { size } = this;
    const { persona, sessions } = episode;
    const images = sessions.reduce((sum, session) => sum + session.shares.length, 0);
    size.episodes += 1;
    size.origins[episode.origin] += 1;
    if (images > 0) size.withImages += 1;
    if (saysSomething(episode)) size.withPersonaText += 1;
    if (episode.hasFace) size.withFace += 1;
    if (sessions.some((session) => session.albumSize > 0)) size.withAlbum += 1;
    if (sessions.length > 1) size.withSeveralSessions += 1;
    this.perEpisode.sessions.add(sessions.length);
    this.perEpisode.images.add(images);
    if (persona?.age !== undefined) this.ages.add(persona.age);
    const { names } = this;
    names.gender.add(persona?.gender);
    names.birthplace.add(persona?.birthplace);
    names.residence.add(persona?.residence);
    names.personaCategory.add(persona?.category);
    names.entityKey.add(persona?.entityKey?.replaceAll("_", " "));
    names.entityValue.add(persona?.entityValue);
    names.relation.add(persona?.relation);
    for (const session of sessions) this.addSession(session);
    const pairs = datedPairs(sessions);
    for (const { before, session } of pairs) this.days.add(daysBetween(before.date, session.date));
    this.undated += Math.max(0, sessions.length - 1) - pairs.length;
    this.written.add(episode);
  }

  private addSession({ turns, shares }: SessionFacts): void {
    const { size } = this;
    const spoken = turns.filter((turn) => turn.text.trim() !== "");
    size.sessions += 1;
    size.turns += turns.length;
    size.utterances += spoken.length;
    size.imageShares += shares.length;
    this.perSession.turns.add(turns.length);
    this.perSession.utterances.add(spoken.length);
    this.perSession.images.add(shares.length);
    for (const { text } of spoken) {
      this.length.characters.add(characters(text));
      this.length.words.add(words(text));
    }
    for (const share of shares) {
      size.images[share.state] += 1;
      this.names.imageSource.add(share.source);
      this.names.imageModule.add(share.module);
      const tenth = Math.min(TENTHS - 1, Math.floor(((share.turnIndex + 0.5) / Math.max(1, turns.length)) * TENTHS));
      this.tenths[tenth] = (this.tenths[tenth] ?? 0) + 1;
    }
  }

  result(): Omit<AnalysisBody, "problems"> {
    const counted = (distribution: Distribution) => ({ summary: distribution.summary(), values: distribution.values() });
    const binned = (distribution: Distribution, edges: readonly number[]) => ({ summary: distribution.summary(), bins: distribution.bins(edges) });
    const { names } = this;
    return {
      format: ANALYSIS_FORMAT,
      size: this.size,
      sessionsPerEpisode: counted(this.perEpisode.sessions), turnsPerSession: counted(this.perSession.turns), utterancesPerSession: counted(this.perSession.utterances),
      imagesPerEpisode: counted(this.perEpisode.images), imagesPerSession: counted(this.perSession.images),
      utteranceCharacters: binned(this.length.characters, CHARACTER_EDGES), utteranceWords: binned(this.length.words, WORD_EDGES),
      sharePosition: this.tenths,
      age: { ...counted(this.ages), missing: this.size.episodes - this.ages.n },
      gender: names.gender.result(), birthplace: names.birthplace.result(), residence: names.residence.result(), personaCategory: names.personaCategory.result(),
      entityKey: names.entityKey.result(), entityValue: names.entityValue.result(), relation: names.relation.result(),
      imageSource: names.imageSource.result(), imageModule: names.imageModule.result(),
      intervals: { byDate: binned(this.days, DAY_EDGES), undated: this.undated, written: this.written.intervals() },
      operations: this.written.operations(),
    };
  }
}

/** More than a name: the persona in words. */
function saysSomething({ persona, narrative }: EpisodeFacts): boolean {
  if (narrative) return true;
  if (!persona) return false;
  const { name: _name, notes, ...rest } = persona;
  return notes.length > 0 || Object.values(rest).some((value) => value !== undefined && value !== "");
}

/** What stands between blanks. */
function words(text: string): number {
  let count = 0;
  for (const _word of text.matchAll(/\S+/g)) count += 1;
  return count;
}

/** A character outside the basic plane is one. */
function characters(text: string): number {
  let count = text.length;
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) >= 0xd800 && text.charCodeAt(index) < 0xdc00) count -= 1;
  return count;
}
