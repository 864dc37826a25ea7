/** What an analysis reads of an episode: plain values, so that every definition can be tried on hand-made episodes. */
import type { LifeEvent, Persona } from "../model";
import type { DatasetCounts, ImageState } from "../types";

export type ShareFacts = {
  turnIndex: number;
  state: ImageState;
  source: string | null;
  module: string | null;
  /** Place in the device album that the dialogue refers to, as the source wrote it. */
  deviceReference: string | null;
  /** Key of the best candidate, else its address: what two shares of one picture have in common. */
  picture: string | null;
};

export type SessionFacts = {
  number: number;
  date: string | null;
  dateText: string | null;
  interval: string | null;
  event: string | null;
  experience: string | null;
  operation: string | null;
  turns: readonly { speaker: string; text: string }[];
  shares: readonly ShareFacts[];
  albumSize: number;
};

export type EpisodeFacts = {
  id: string;
  externalId: string;
  /** Order of arrival within the dataset. */
  position: number;
  origin: keyof DatasetCounts["origins"];
  persona: Persona | null;
  narrative: string | null;
  hasFace: boolean;
  events: readonly LifeEvent[];
  sessions: readonly SessionFacts[];
};
