/** A session made up by rule: the two take turns, speak of the day and of what came before it, and share one to three pictures. */
import type { RandomSource } from "@/lib/stats/random";
import { oneOf, someOf } from "../draw";
import { intervalText } from "../interval-text";
import type { AlbumImage, TemporalEvent, Utterance } from "../types";
import type { DialogueInput, WrittenDialogue } from "./dialogue-input";
import { stageOf } from "./scripted-stories";

const GREETINGS = ["Hi there!", "Hello!", "Hey, good to have you here.", "Good evening!"] as const;
const ON_MIND = ["It has been on my mind for a while.", "I have wanted to do this for years.", "I am a little nervous, but mostly glad."] as const;
const FIRST_ANSWERS = ["Nice to meet you, {name}! What made you decide on it?", "That sounds like a good beginning, {name}. How did it come about?", "Welcome, {name}! I would like to hear more about that."] as const;
const ANSWERS = ["Good to hear from you, {name}!", "{name}, how nice to hear from you again!", "Welcome back, {name}!"] as const;
const ASKS = ["Do you have a picture of it?", "I would love to see that. Can you show me?", "Is there a photo that goes with the story?"] as const;
const COMMENTS = ["What a good picture. I like how plain and honest it is.", "Thank you for showing me. I can see why it matters to you.", "That made me smile. There is a lot to see in it.", "Oh, lovely. It tells the story better than words."] as const;
const LOOKING = ["I keep looking at it myself. Could you find me something similar for ideas?", "Thanks! Can you show me how others do it?", "I am glad you like it. Do you know what else it could look like?"] as const;
const THANKS = ["That helps a lot, I will keep it in mind.", "Oh, that is just what I was looking for.", "Nice, that gives me a new idea."] as const;
const MORE = ["And is there another one from these days?", "What else have you kept on your phone?", "Do you have one more for me?"] as const;
const PROUD = ["I found this one again while I was looking.", "It is one of my favourites at the moment.", "I almost deleted it, and now I am glad that I did not."] as const;
const FEELINGS = ["How do you feel about it all now?", "What was the best part of it?", "What comes next for you?"] as const;
const MOODS = ["Calm, and a bit proud. I take it one day at a time.", "The best part is the people I do it with.", "First of all a long night's sleep, and then we will see."] as const;
const FAREWELLS = ["Take your time with it, and tell me how it goes on.", "I enjoyed this, {name}. Let us talk again soon.", "Thank you for telling me. I will remember it."] as const;
const LAST = ["I will. Until next time!", "Thank you, talk to you soon!", "Same here. Goodbye for now!"] as const;

const words = (speaker: Utterance["speaker"], text: string): Utterance => ({ speaker, text, sharing: null });

/** "Anna is planting seeds." → "I am planting seeds."; an event in another form stays in its own words. */
function inPerson(event: string, name: string): string {
  const start = `${name} is `;
  return event.startsWith(start) ? `I am ${event.slice(start.length)}` : event;
}

/** The event without the person's own words that the first of a story begins with. */
function bareEvent({ event }: TemporalEvent): string {
  return event.replace(/^As .{1,100} says, “[^”]+”\. /, "");
}

function todaysNews(event: TemporalEvent, name: string): string {
  const own = /^As .{1,100} says, “([^”]+)”\. /.exec(event.event)?.[1];
  return `${inPerson(bareEvent(event), name)}${own ? ` You should know this about me: ${own}.` : ""}`;
}

function lived({ cause }: TemporalEvent, name: string): string {
  const experience = cause?.experience ?? "";
  return experience.startsWith(`${name} `) ? `In the meantime I ${experience.slice(name.length + 1)}` : `In the meantime: ${experience}`;
}

export function scriptedDialogue({ name, history, event, session, album }: DialogueInput, random: RandomSource): WrittenDialogue {
  const grown: AlbumImage[] = [...album];
  const stage = stageOf(event.event);
  const say = (lines: readonly string[]) => oneOf(random, lines).replaceAll("{name}", name);
  const before = history.at(-1);
  const passed = event.cause ? ` It has been ${intervalText(event.cause.interval)} since we last talked.` : "";
  const recalled = before ? ` Last time you told me: “${inPerson(bareEvent(before), name)}” What has happened since?` : "";
  const utterances: Utterance[] = [
    words("user", `${say(GREETINGS)}${passed} ${todaysNews(event, name)}`),
    words("assistant", before ? `${say(ANSWERS)}${recalled}` : say(FIRST_ANSWERS)),
    words("user", event.cause ? lived(event, name) : say(ON_MIND)),
    words("assistant", say(ASKS)),
  ];
  const isNew = album.length === 0 || (stage !== undefined && random.nextUniform() < 0.5);
  if (isNew) grown.push({ id: Math.max(0, ...album.map(({ id }) => id)) + 1, description: stage?.picture ?? `A photo that ${name} took on ${event.date}`, categories: ["Memory"], addedInSession: session });
  const [first, second] = isNew ? [grown.at(-1), oneOf(random, grown)] : someOf(random, grown, 2);
  if (first) utterances.push(fromDevice(first, "To show what the talk is about."), words("assistant", say(COMMENTS)));
  const isWebShown = stage !== undefined && random.nextUniform() < 0.8;
  if (isWebShown) utterances.push(words("user", say(LOOKING)), fromWeb(stage.web), words("user", say(THANKS)), words("assistant", say(MORE)));
  if (isWebShown && second && second !== first && random.nextUniform() < 0.6) utterances.push(fromDevice(second, "To share one more memory."), words("assistant", say(COMMENTS)), words("user", say(PROUD)));
  else if (isWebShown) utterances.push(words("user", "Not today, but I will take one for you."));
  else utterances.push(words("user", say(PROUD)));
  utterances.push(words("assistant", say(FEELINGS)), words("user", say(MOODS)), words("assistant", say(FAREWELLS)), words("user", say(LAST)));
  return { utterances, album: grown };
}

function fromDevice({ id, description }: AlbumImage, rationale: string): Utterance {
  return { speaker: "user", text: "", sharing: { rationale, description, source: "device", keywords: keywordsOf(description), albumImageId: id } };
}

function fromWeb(description: string): Utterance {
  return { speaker: "assistant", text: "", sharing: { rationale: "To give an idea of what it can look like.", description, source: "internet", keywords: keywordsOf(description), albumImageId: null } };
}

/** The longer words of a description, four at most; the description itself where it has none. */
function keywordsOf(description: string): string[] {
  const found = [...new Set(description.toLowerCase().match(/\p{L}{5,}/gu) ?? [])].slice(0, 4);
  return found.length > 0 ? found : [description.slice(0, 60)];
}
