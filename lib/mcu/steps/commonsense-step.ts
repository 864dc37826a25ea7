/** What follows from a persona by common sense, in one of five relations. */
import { z } from "zod";
import { oneOf } from "../draw";
import { phrase, profileText, RELATION_QUESTION, RELATION_SENTENCE } from "../persona-text";
import type { ChatStep } from "../step";
import type { Demographics, PersonaAttribute, Relation } from "../types";
import { fieldOf, isObject, lenientText, unwrapped } from "./lenient";
import { stepVersion } from "./version";

export type CommonsenseInput = { demographics: Demographics; persona: PersonaAttribute; relation: Relation };

const wire = z.strictObject({ inference: z.string().min(1).max(300) });

const system = [
  "You say what is likely true of a person, by common sense, given who they are and one thing they say about themselves.",
  "Say one thing of the kind that you are asked for, fitting their age and where they live. Do not repeat what they said.",
  "Answer with an object of one field, inference: the verb phrase alone, without a subject and without a full stop.",
].join("\n");

const SCRIPTED: Record<Relation, readonly ((value: string) => string)[]> = {
  characteristic: [(value) => `take my time with ${value}`, (value) => `stay patient, also where ${value} is concerned`, (value) => `am curious about everything around ${value}`],
  routine: [(value) => `set an hour aside for ${value} every Saturday`, (value) => `write down a line about ${value} each evening`, (value) => `meet a friend over ${value} once a week`],
  goal: [(value) => `show my family what ${value} means to me`, (value) => `write a small booklet about ${value}`, (value) => `spend a whole month on ${value}`],
  experience: [(value) => `learnt about ${value} from a neighbour`, (value) => `once missed a train because of ${value}`, (value) => `won a small prize that had to do with ${value}`],
  relationship: [(value) => `share ${value} with my oldest friend`, (value) => `argue cheerfully with my cousin about ${value}`, (value) => `teach the children next door about ${value}`],
};

/** Output: the verb phrase, without subject and full stop. */
export const commonsenseStep: ChatStep<CommonsenseInput, z.infer<typeof wire>, string> = {
  name: "commonsense",
  version: stepVersion(1, system, wire),
  wire,
  sampling: { temperature: 0.9, maxTokens: 200 },
  prompt: ({ demographics, persona, relation }) => ({ system, user: `The person: ${profileText(demographics)}\nThey say: ${persona.sentence}\nAsked for: ${RELATION_QUESTION[relation]}` }),
  normalise: (raw) => {
    if (typeof raw === "string") return { inference: raw.trim() };
    const value = unwrapped(raw, ["inference"]);
    return isObject(value) ? { inference: lenientText(fieldOf(value, "inference", "answer", "sentence")) } : value;
  },
  read: ({ inference }, { relation }) => {
    // A model that was asked for the phrase often gives the sentence.
    const lead = RELATION_SENTENCE[relation]("\0").split("\0")[0]?.toLowerCase() ?? "";
    const bare = phrase(inference);
    return bare.toLowerCase().startsWith(lead) ? bare.slice(lead.length).trim() : bare.replace(/^I\s+/, "");
  },
  check: (inference) => (inference === "" ? ["The inference is empty."] : []),
  scripted: ({ persona, relation }, random) => oneOf(random, SCRIPTED[relation])(persona.entityValue),
};
