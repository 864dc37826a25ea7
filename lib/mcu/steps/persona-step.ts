/** Thirty things a person may say about themselves in one category, each with the entity that it is about. */
import { z } from "zod";
import { profileText } from "../persona-text";
import type { PersonaCategory } from "../persona/categories";
import { distinctAttributes } from "../persona/distinct";
import type { ChatStep } from "../step";
import type { Demographics, PersonaAttribute } from "../types";
import { fieldOf, isObject, lenientText, listUnder } from "./lenient";
import { scriptedAttributes } from "./persona-script";
import { stepVersion } from "./version";

export type PersonaInput = { demographics: Demographics; category: PersonaCategory; /** Wanted; the paper has 30. */ count: number };

/**
 * Of what was asked for, once repetitions are gone; the paper's filter left four fifths. One of them becomes the person: with a few, people of one category are much alike.
 * An answer with fewer is sent back.
 */
const LEAST_SHARE = 0.5;

const wire = z.strictObject({ attributes: z.array(z.strictObject({ sentence: z.string().min(1).max(300), value: z.string().min(1).max(120) })).min(1).max(40) });

const system = [
  "You write what a person says about themselves. You are told who they are, a category, and the kind of thing that each sentence must name.",
  "Write short sentences in the first person, each about one very specific thing of that kind, and each different from the others. Some may be about what the person likes, some about what they dislike.",
  "Keep to what is plausible for somebody of that age, birthplace and residence.",
  "Answer with an object of one field, attributes: a list of objects of two fields. sentence is what the person says; value is the specific thing, in the very words in which it stands in the sentence.",
].join("\n");

export const personaStep: ChatStep<PersonaInput, z.infer<typeof wire>, PersonaAttribute[]> = {
  name: "persona",
  version: stepVersion(1, system, wire),
  wire,
  sampling: { temperature: 0.9, maxTokens: 3_000 },
  prompt: ({ demographics, category, count }) => ({
    system, user: `The person: ${profileText(demographics)}\nCategory: ${category.category}\nEach sentence names: ${category.entityKey}\nHow many: ${count}`,
  }),
  normalise: (raw) => {
    const listed = listUnder(raw, "attributes", (entry) => isObject(entry) && Object.hasOwn(entry, "sentence"));
    if (!isObject(listed) || !Array.isArray(listed.attributes)) return listed;
    return {
      attributes: listed.attributes.slice(0, 40).map((entry: unknown) => (isObject(entry)
        ? { sentence: lenientText(fieldOf(entry, "sentence", "persona", "text")), value: lenientText(fieldOf(entry, "value", "entity", "entity_value")) } : entry)),
    };
  },
  // Sentences that do not name their thing, or say the same again, are left out: a few of thirty always do.
  read: ({ attributes }, { category }) => distinctAttributes(attributes
    .filter(({ sentence, value }) => sentence.toLowerCase().includes(value.toLowerCase()))
    .map(({ sentence, value }) => ({ subject: "I", category: category.category, entityKey: category.entityKey, entityValue: value, sentence }))).kept,
  check: (attributes, { count }) => {
    const least = Math.ceil(count * LEAST_SHARE);
    if (attributes.length >= least) return [];
    return [`${count} different sentences are wanted, and no fewer than ${least}; ${attributes.length} can be used. Each must contain its value in the same words, and none may say the same as another.`];
  },
  scripted: (input, random) => distinctAttributes(scriptedAttributes(input, random)).kept,
};
