/** Five pictures that are on the person's device before anything is said. */
import { z } from "zod";
import { someOf } from "../draw";
import type { ChatStep } from "../step";
import type { AlbumImage } from "../types";
import { fieldOf, isObject, lenientText, lenientWords, listUnder } from "./lenient";
import { stepVersion } from "./version";

export const ALBUM_IMAGES = 5;

export type AlbumInput = { name: string; narrative: string };

const wire = z.strictObject({ images: z.array(z.strictObject({ description: z.string().min(1).max(300), categories: z.array(z.string().min(1).max(40)).min(1).max(5) })).min(ALBUM_IMAGES).max(ALBUM_IMAGES) });

const system = [
  `You imagine what is in the photo album of a person's phone, given a short story about them. Describe ${ALBUM_IMAGES} different pictures.`,
  "Mix the kinds: a selfie, a memory of an earlier time, a screenshot, an animal, a place, food, art, nature, people, an object.",
  "Call the person by name where they are to be seen. Say what is visible, in one sentence.",
  "Answer with an object of one field, images: a list of objects of two fields. description is the sentence; categories is a list of one to three words for the kind of picture.",
].join("\n");

const PICTURES: readonly { description: (name: string) => string; categories: string[] }[] = [
  { description: (name) => `A selfie of ${name} smiling in front of a shop window`, categories: ["Selfie"] },
  { description: (name) => `A faded photo of ${name} as a child on a swing`, categories: ["Past memory"] },
  { description: () => "A screenshot of a weather forecast for the weekend", categories: ["Screenshot"] },
  { description: () => "A tabby cat asleep on a folded blanket", categories: ["Animal"] },
  { description: () => "A plate of dumplings beside a steaming cup of tea", categories: ["Food"] },
  { description: () => "A stone bridge over a narrow river in autumn", categories: ["Landmark", "Nature"] },
  { description: () => "A watercolour of boats at anchor", categories: ["Art"] },
  { description: (name) => `${name} and two friends at a long table outdoors`, categories: ["People"] },
  { description: () => "A row of tomato plants on a balcony", categories: ["Plant"] },
  { description: () => "A handwritten shopping list on yellow paper", categories: ["Object"] },
  { description: () => "A mountain path in the morning fog", categories: ["Nature"] },
  { description: (name) => `A selfie of ${name} with a wide hat on the beach`, categories: ["Selfie", "Travel"] },
];

/** Output: five pictures with ids from 1, none of them added in a session yet. */
export const albumStep: ChatStep<AlbumInput, z.infer<typeof wire>, AlbumImage[]> = {
  name: "album",
  version: stepVersion(1, system, wire),
  wire,
  sampling: { temperature: 0.9, maxTokens: 900 },
  prompt: ({ name, narrative }) => ({ system, user: `The person is called ${name}.\n${narrative}` }),
  normalise: (raw) => {
    const listed = listUnder(raw, "images", (entry) => isObject(entry) && Object.hasOwn(entry, "description"));
    if (!isObject(listed) || !Array.isArray(listed.images)) return listed;
    return {
      images: listed.images.slice(0, ALBUM_IMAGES).map((entry: unknown) => (isObject(entry)
        ? { description: lenientText(fieldOf(entry, "description", "image_description")), categories: lenientWords(fieldOf(entry, "categories", "category", "image_category"), 5) } : entry)),
    };
  },
  read: ({ images }) => images.map(({ description, categories }, index) => ({ id: index + 1, description, categories, addedInSession: 0 })),
  check: (images) => (new Set(images.map(({ description }) => description.toLowerCase())).size === images.length ? [] : ["Two pictures are described in the same words."]),
  scripted: ({ name }, random) => someOf(random, PICTURES, ALBUM_IMAGES).map(({ description, categories }, index) => ({ id: index + 1, description: description(name), categories: [...categories], addedInSession: 0 })),
};
