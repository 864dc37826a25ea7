/** A session made up by rule: an opening, some exchanges with one to three pictures among them, and a farewell. */
import type { RandomSource } from "@/lib/stats/random";
import { oneOf, wholeNumber } from "../draw";
import { intervalText } from "../interval-text";
import type { AlbumImage, Utterance } from "../types";
import { laterPicture } from "./album-step";
import type { DialogueInput, WrittenDialogue } from "./dialogue-input";

const words = (speaker: Utterance["speaker"], text: string): Utterance => ({ speaker, text, sharing: null });

const FIRST = ["It is good to meet you. What is on your mind today?", "Welcome! Tell me a little about your day.", "Hello! I am glad you are here. What would you like to talk about?"] as const;
const QUESTIONS = ["How did that feel?", "Who was there with you?", "What surprised you most about it?", "Would you do it again?", "What comes next, do you think?"] as const;
const ANSWERS = ["Better than I had expected, to be honest.", "A few friends came along, which made it easier.", "The small things surprised me most: the smells, the light, the voices.", "I would, but with more time and fewer plans.", "I will sleep on it first and decide tomorrow."] as const;
const REACTIONS = ["What a lovely picture! The colours say a lot.", "Thank you for showing me that. I can see why it matters to you.", "Oh, that made me smile. When was it taken?"] as const;
const AFTERWARDS = ["A while ago, on one of the good days.", "Just the other day, without much thought.", "I took a dozen and kept this one."] as const;
const FROM_WEB = ["A hand-drawn map of a walking route", "A diagram that shows how the seasons change the light", "A photo of a street market full of lanterns", "A chart of the best months for planting"] as const;
const FAREWELLS = ["Thank you for telling me. I will be here when there is more to tell.", "Take care of yourself, and let me know how it goes on.", "I enjoyed this. Until next time!"] as const;

/** The first sentence of an event, in the person's own mouth. */
function told(event: string, name: string): string {
  const first = event.split(/(?<=[.!?])\s/).at(-1) ?? event;
  return `Today it is like this: ${first.replaceAll(name, "the one you know")}`;
}

export function scriptedDialogue({ name, event, session, album }: DialogueInput, random: RandomSource): WrittenDialogue {
  const grown: AlbumImage[] = [...album];
  const utterances: Utterance[] = [
    words("assistant", event.cause ? `Hello ${name}! It has been ${intervalText(event.cause.interval)} since that day. What has happened?` : `Hello ${name}! ${oneOf(random, FIRST)}`),
    words("user", event.cause ? `A lot. ${event.cause.experience.replace(name, "This time your friend")} ${told(event.event, name)}` : told(event.event, name)),
  ];
  const exchanges = wholeNumber(random, 2, 5);
  const withPicture = new Set([wholeNumber(random, 0, exchanges), wholeNumber(random, 0, exchanges), 0]);
  for (let index = 0; index < exchanges; index++) {
    utterances.push(words("assistant", oneOf(random, QUESTIONS)), words("user", oneOf(random, ANSWERS)));
    if (withPicture.has(index)) utterances.push(...picture(name, session, grown, random));
  }
  utterances.push(words("assistant", oneOf(random, FAREWELLS)));
  return { utterances, album: grown };
}

/** Somebody shares a picture: from the album, just taken, or from the internet. */
function picture(name: string, session: number, album: AlbumImage[], random: RandomSource): Utterance[] {
  const way = random.nextUniform();
  if (way < 0.3) {
    const description = oneOf(random, FROM_WEB);
    return [
      { speaker: "assistant", text: "", sharing: { rationale: "To make the matter clearer.", description, source: "internet", keywords: keywordsOf(description), albumImageId: null } },
      words("user", "That helps, thank you."),
    ];
  }
  if (way < 0.6 || album.length === 0) album.push({ id: Math.max(0, ...album.map(({ id }) => id)) + 1, description: laterPicture(name, random, album), categories: ["New"], addedInSession: session });
  const shown = way < 0.6 ? album.at(-1) : oneOf(random, album);
  if (!shown) return [];
  return [
    { speaker: "user", text: "", sharing: { rationale: "To show what is being talked about.", description: shown.description, source: "device", keywords: keywordsOf(shown.description), albumImageId: shown.id } },
    words("assistant", oneOf(random, REACTIONS)), words("user", oneOf(random, AFTERWARDS)),
  ];
}

function keywordsOf(description: string): string[] {
  return [...new Set(description.toLowerCase().match(/[a-z]{5,}/g) ?? [])].slice(0, 4);
}
