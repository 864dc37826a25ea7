/** What the steps of MCU make of one another: a person, their story, its events, an album and the sessions. */
import type { Country } from "./lexicon/countries";

export const GENDERS = ["female", "male"] as const;
export type Gender = (typeof GENDERS)[number];

export type Demographics = { age: number; gender: Gender; birthplace: Country; residence: Country };

/** A triple (subject, category, entity) and the sentence that says it. The entity is a key with a value, such as "city: London". */
export type PersonaAttribute = { subject: string; category: string; entityKey: string; entityValue: string; sentence: string };

/** The five relations of persona commonsense (PeaCoK's, Gao et al. 2023). */
export const RELATIONS = ["characteristic", "routine", "goal", "experience", "relationship"] as const;
export type Relation = (typeof RELATIONS)[number];

export const INTERVAL_UNITS = ["hour", "day", "week", "month", "year"] as const;
export type Interval = { count: number; unit: (typeof INTERVAL_UNITS)[number] };

/** How an event follows from an earlier one: what was lived through in between, new or a change of something known. */
export type Cause = { eventId: number; interval: Interval; operation: "add" | "update"; experience: string };

/** One node of the temporal event graph: one session talks of it. */
export type TemporalEvent = {
  /** From 1, in order of date. */
  id: number;
  event: string;
  /** ISO: 2024-03-09. */
  date: string;
  /** Null for the root alone. */
  cause: Cause | null;
};

/** A picture on the person's device. */
export type AlbumImage = {
  /** From 1 and never used again: sessions refer to it. */
  id: number;
  description: string;
  categories: string[];
  /** The session that brought it, from 1; 0 for what was there before the first. */
  addedInSession: number;
};

export type Sharing = {
  rationale: string;
  description: string;
  source: "device" | "internet";
  keywords: string[];
  /** Which picture of the album it is; null for one from the internet. A new one of the device has been added to the album by then. */
  albumImageId: number | null;
};

/** Words or a picture, never both, as in STARK. */
export type Utterance = { speaker: "user" | "assistant"; text: string; sharing: null } | { speaker: "user" | "assistant"; text: ""; sharing: Sharing };

/** One sitting as it was written, with the album as it stood at its beginning. */
export type WrittenSession = { number: number; event: TemporalEvent; album: AlbumImage[]; utterances: Utterance[] };
