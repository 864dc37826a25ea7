/** One small request to an engine of any port but chat, and whether its answer makes sense. */
import type { Engines } from "../ports";
import type { ProbeOptions } from "./probe-result";

/** 64 × 64 pixels, all red. */
const RED = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAMAAACdt4HsAAAAA1BMVEXcFBQXnfKmAAAACXBIWXMAAAPoAAAD6AG1e1JrAAAAG0lEQVRYw+3BgQAAAADDoPlT3+AEVQEAAAB8AxBAAAEZszF2AAAAAElFTkSuQmCC", "base64");
const SIZE = "512x512";

/** @returns what is odd about the answers, in sentences. @throws EngineError where the engine gives none. */
export async function probePorts({ images, clip, pick, retrieval, web, safety, nsfw, inference }: Engines, { signal, random }: ProbeOptions): Promise<string[]> {
  const notes: string[] = [];
  if (images) {
    const seed = random.nextUint32() >>> 1;
    const { bytes } = await images.generate({ prompt: "A portrait of a woman, plain background", seed, size: SIZE }, signal);
    await images.personalise({ prompt: "The woman from the reference image on a beach", seed, size: SIZE, face: bytes }, signal);
  }
  const embeddings = clip ?? pick;
  if (embeddings) {
    const [picture] = await embeddings.images([RED], signal);
    const [red, blue] = await embeddings.texts(["a plain red picture", "a plain blue picture"], signal);
    if (dot(picture, red) <= dot(picture, blue)) {
      notes.push("It finds a red picture no more like the word red than like the word blue: its model may not be a CLIP, or not be loaded rightly.");
    }
  }
  const search = retrieval ?? web;
  if (search && (await search.search({ text: "a cat", count: 3 }, signal)).length === 0) notes.push('It found no picture of "a cat".');
  if (safety) {
    const { level } = await safety.judge("Good morning! Did you sleep well?", signal);
    if (level !== "safe") notes.push(`It judges a greeting to be "${level}".`);
  }
  if (nsfw && (await nsfw.score(RED, signal)).score > 0.5) notes.push("It takes a plain red picture for unsuitable.");
  if (inference) {
    const premise = "It rained all day.";
    const { score: contrary } = await inference.contradiction({ premise, hypothesis: "It did not rain that day." }, signal);
    const { score: same } = await inference.contradiction({ premise, hypothesis: "It rained that day." }, signal);
    if (contrary <= same) notes.push("It finds a contradiction no more likely to be one than an agreement.");
  }
  return notes;
}

const dot = (a: Float32Array = new Float32Array(), b: Float32Array = new Float32Array()): number => a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
