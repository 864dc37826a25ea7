/** The planner of the aligner: which module serves a picture, and what that module is told. */
import { z } from "zod";
import { classWord, FACE_MARK, hasFaceMark, withFaceMark, withoutFaceMark } from "../class-word";
import type { ChatStep } from "../step";
import { fieldOf, isObject, lenientText, unwrapped } from "./lenient";
import { type Module, MODULES, type Plan, planByRule, type PlanInput } from "./plan-rule";
import { stepVersion } from "./version";

const wire = z.strictObject({
  reason: z.string().min(1).max(300),
  module: z.enum(MODULES),
  description: z.string().min(1).max(600),
});

const system = [
  "You decide how a picture that somebody shares in a chat is obtained. You are told who the person is and what the picture shows.",
  "There are four ways. “p-t2i” draws a new picture in which this very person can be recognised; choose it only when the person is to be seen.",
  "“t2i” draws a new picture without the person; choose it for scenes so particular or fanciful that no existing photo would fit.",
  "“retrieval” looks for an existing photo in a large collection; choose it for everyday things, places, animals, food and nature.",
  "“web” searches the internet; choose it for what is recent, well known or exact: news, products, brands, celebrities, films, landmarks by name, screenshots.",
  "Answer with an object of three fields: reason, one short sentence; module, the way you choose; description, one sentence that says what is to be seen.",
  "In the description for p-t2i call the person by the class word you are given, exactly once, and never by name. For the other ways keep the description as it is, without any name of the person.",
].join("\n");

const ALIASES: Record<string, Module> = {
  pt2i: "p-t2i", personalizedtexttoimage: "p-t2i", personalisedtexttoimage: "p-t2i", personalizedtexttoimagegenerator: "p-t2i", personalized: "p-t2i", personalised: "p-t2i",
  texttoimage: "t2i", t2i: "t2i", generate: "t2i", retrieval: "retrieval", imageretrieval: "retrieval", imagedatabaseretrieval: "retrieval", database: "retrieval",
  web: "web", websearch: "web", internet: "web", search: "web",
};

/** Input: a person and a description (up to some hundred characters). Output: module, the description as that module takes it, and why. */
export const planStep: ChatStep<PlanInput, z.infer<typeof wire>, Plan> = {
  name: "plan",
  version: stepVersion(1, system, wire),
  wire,
  sampling: { temperature: 0.2, maxTokens: 400 },
  prompt: ({ name, demographics, description }) => ({
    system,
    user: `Person: ${name}, ${demographics.age} years old, ${demographics.gender}.\nClass word: ${classWord(demographics)}\nPicture: ${description}`,
  }),
  normalise(raw) {
    const value = unwrapped(raw, ["module", "reason"]);
    if (!isObject(value)) return value;
    const written = lenientText(value.module);
    const folded = typeof written === "string" ? written.toLowerCase().replaceAll(/[^a-z0-9]/g, "") : "";
    return {
      reason: lenientText(fieldOf(value, "reason", "rationale", "explanation")),
      module: Object.hasOwn(ALIASES, folded) ? ALIASES[folded] : written,
      description: lenientText(fieldOf(value, "description", "modified_image_description", "image_description")),
    };
  },
  // Where the mark goes follows from the class word: a model need not be trusted with it.
  read: ({ reason, module, description }, { name, demographics }) => ({
    module, reason, description: module === "p-t2i" ? withFaceMark(description, name, demographics) : withoutFaceMark(description),
  }),
  check({ module, description }, { demographics }) {
    const problems: string[] = [];
    if (description === "") problems.push("The description is empty.");
    if (module === "p-t2i" && !hasFaceMark(description, demographics)) problems.push(`The description must have “${classWord(demographics)} ${FACE_MARK}” exactly once.`);
    if (module !== "p-t2i" && description.includes(FACE_MARK)) problems.push(`Only a p-t2i description may have ${FACE_MARK}.`);
    return problems;
  },
  scripted: planByRule,
};
