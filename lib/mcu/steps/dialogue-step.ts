/** One session: what the person and the assistant say to each other that day, and which pictures they share. */
import { z } from "zod";
import { DIALOGUE_BOUNDS, dialogueProblems } from "../dialogue-check";
import { intervalText } from "../interval-text";
import { profileText } from "../persona-text";
import type { ChatStep } from "../step";
import type { Utterance } from "../types";
import type { DialogueInput, WrittenDialogue } from "./dialogue-input";
import { scriptedDialogue } from "./dialogue-script";
import { lenientUtterance } from "./lenient-utterance";
import { isObject, listUnder } from "./lenient";
import { stepVersion } from "./version";

const sharing = z.strictObject({
  rationale: z.string().min(1).max(400), description: z.string().min(1).max(400), source: z.enum(["device", "internet"]),
  keywords: z.array(z.string().min(1).max(60)).max(8), device_picture: z.int().min(0).max(200).nullable(),
});
const wire = z.strictObject({ utterances: z.array(z.strictObject({ speaker: z.enum(["user", "assistant"]), text: z.string().max(1_200), sharing: sharing.nullable() })).min(1).max(30) });

const system = [
  "You write a long, natural chat between a person, the user, and a friendly assistant who knows the person from earlier chats.",
  "The two talk about what the person goes through that day, in depth and in turns. The assistant remembers what was talked of before, and notices how much time has passed.",
  "Both may share pictures: to show something, to explain, to amuse, to cheer up. At least two pictures are shared in a chat. An utterance is either words or a picture, never both.",
  "A picture comes from the device of the person or from the internet. Only the user shares from the device: one that is there already, or one that was just taken.",
  `Answer with an object of one field, utterances: a list of ${DIALOGUE_BOUNDS.fewest} to ${DIALOGUE_BOUNDS.most}. Each has: speaker, user or assistant; text, the words, empty where a picture is shared; sharing, null where none is.`,
  "sharing has: rationale, why it is shared, one sentence; description, what the picture shows, one sentence; source, device or internet; keywords, up to eight;",
  "device_picture: the number of the picture on the device, whose description is then repeated; 0 for one that is new on the device; null for one from the internet.",
].join("\n");

export const dialogueStep: ChatStep<DialogueInput, z.infer<typeof wire>, WrittenDialogue> = {
  name: "dialogue",
  version: stepVersion(1, system, wire),
  wire,
  sampling: { temperature: 0.9, maxTokens: 4_000 },
  prompt: (input) => ({ system, user: task(input) }),
  normalise: (raw) => {
    const listed = listUnder(raw, "utterances", (entry) => isObject(entry) && Object.hasOwn(entry, "speaker"));
    return isObject(listed) && Array.isArray(listed.utterances) ? { utterances: listed.utterances.slice(0, 30).map(lenientUtterance) } : listed;
  },
  read: ({ utterances }, { album, session }) => {
    const grown = [...album];
    return {
      utterances: utterances.map(({ speaker, text, sharing: shared }): Utterance => {
        if (!shared) return { speaker, text: text.trim(), sharing: null };
        const { device_picture: picture, ...rest } = shared;
        if (shared.source === "device" && picture === 0) grown.push({ id: Math.max(0, ...grown.map(({ id }) => id)) + 1, description: shared.description, categories: [], addedInSession: session });
        return { speaker, text: "", sharing: { ...rest, albumImageId: shared.source === "internet" ? null : picture === 0 ? (grown.at(-1)?.id ?? null) : picture } };
      }),
      album: grown,
    };
  },
  check: ({ utterances, album }, { leastImages }) => dialogueProblems(utterances, album, leastImages),
  scripted: scriptedDialogue,
};

function task({ name, demographics, history, event, album }: DialogueInput): string {
  const before = history.at(-1);
  return [
    `The person: ${name}. ${profileText(demographics)}`,
    `On the device: ${album.map(({ id, description }) => `${id}. ${description}`).join("; ")}`,
    ...(history.length > 0 ? [`What was talked of before: ${history.map(({ date, event: told }) => `${date}: ${told}`).join(" ")}`] : []),
    ...(before && event.cause ? [`${intervalText(event.cause.interval)} have passed. In between: ${event.cause.experience}`] : []),
    `Today is ${event.date}. What it is about today: ${event.event}`,
  ].join("\n");
}
