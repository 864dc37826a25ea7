/** What a session is written from, and what it leaves behind. */
import type { AlbumImage, Demographics, TemporalEvent, Utterance } from "../types";

export type DialogueInput = {
  name: string; demographics: Demographics;
  /** Events of the sessions before, in order. */
  history: readonly TemporalEvent[];
  event: TemporalEvent;
  /** From 1. */
  session: number;
  /** What is on the device as the session begins. */
  album: readonly AlbumImage[];
  leastImages: number;
};

/** The album as it stands afterwards: pictures that are new on the device have come to it. */
export type WrittenDialogue = { utterances: Utterance[]; album: AlbumImage[] };
