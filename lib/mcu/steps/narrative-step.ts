/** A few sentences of a life, from the persona and what follows from it. */
import { z } from "zod";
import { oneOf } from "../draw";
import { profileText, RELATION_SENTENCE } from "../persona-text";
import type { ChatStep } from "../step";
import type { Demographics, PersonaAttribute, Relation } from "../types";
import { fieldOf, isObject, lenientText, unwrapped } from "./lenient";
import { stepVersion } from "./version";

export type NarrativeInput = { name: string; demographics: Demographics; persona: PersonaAttribute; relation: Relation; inference: string };

const wire = z.strictObject({ narrative: z.string().min(1).max(1_200) });

const system = [
  "You turn a few facts about a person into a short story about them: two or three sentences in the third person and the present tense.",
  "Call the person by name. Keep every fact, and add details that make it particular: places, things, other people.",
  "Answer with an object of one field, narrative.",
].join("\n");

/** Two or three sentences, more or less: a model that writes an essay is asked again. */
const MOST_SENTENCES = 6;

const PLACES = ["near the market square", "at the edge of town", "above a small bakery", "by the river", "close to the station"] as const;
const COMPANIONS = ["an old school friend", "a neighbour", "a cousin", "a colleague", "an aunt"] as const;

export const narrativeStep: ChatStep<NarrativeInput, z.infer<typeof wire>, string> = {
  name: "narrative",
  version: stepVersion(1, system, wire),
  wire,
  sampling: { temperature: 0.8, maxTokens: 500 },
  prompt: ({ name, demographics, persona, relation, inference }) => ({
    system, user: `My name is ${name}. ${profileText(demographics)} ${persona.sentence} ${RELATION_SENTENCE[relation](inference)}`,
  }),
  normalise: (raw) => {
    if (typeof raw === "string") return { narrative: raw.trim() };
    const value = unwrapped(raw, ["narrative"]);
    return isObject(value) ? { narrative: lenientText(fieldOf(value, "narrative", "story", "text")) } : value;
  },
  read: ({ narrative }) => narrative.trim(),
  check: (narrative, { name }) => [
    ...(narrative.includes(name) ? [] : [`The person must be called ${name}.`]),
    ...((narrative.match(/[.!?…。]["”’)]?(?=\s|$)/g)?.length ?? 0) > MOST_SENTENCES ? ["Write two or three sentences, no more."] : []),
  ],
  scripted: ({ name, demographics, persona, relation, inference }, random) => {
    const pronoun = demographics.gender === "female" ? "She" : "He";
    const sentence = RELATION_SENTENCE[relation](inference);
    return `${name}, ${demographics.age}, lives ${oneOf(random, PLACES)} in ${demographics.residence} and tells everybody: “${persona.sentence}” ${pronoun} says to ${oneOf(random, COMPANIONS)}: “${sentence}”`;
  },
};
