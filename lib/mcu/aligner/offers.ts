/** What a module has to offer for a description, one picture after another; nothing here judges them. */
import { cutText } from "@/lib/storable-text";
import { EngineError, type Engines, type FoundImage, type ImageSearchPort, type ImagesPort } from "../ports";
import type { Module } from "../steps/plan-rule";
import { plainDescription, plainPrompt, referencePrompt } from "./prompts";
import type { AlignerSettings } from "./settings";
import type { AlignShell } from "./shell";
import type { AlignRequest, Candidate } from "./types";

/** A picture that has come, or the reason why it has not. */
export type Offer = Omit<Candidate, "bytes" | "sha256" | "mime" | "width" | "height" | "scores" | "unscored" | "refusals">
  & ({ bytes: Buffer; problem: null } | { bytes: null; problem: string });

export type OfferContext = {
  request: AlignRequest;
  /** As the planner left it. */
  description: string;
  engines: Engines;
  settings: AlignerSettings;
  shell: AlignShell;
  signal: AbortSignal;
};

const NOT_FOUND = { url: null, pageUrl: null, title: null, licence: null, attribution: null, source: null, similarity: null, problem: null };
const LAST_SEED = 2 ** 31 - 1;

/** @returns why a module cannot even be asked; null where it can. */
export function missingFor(module: Module, { engines, request }: Pick<OfferContext, "engines" | "request">): string | null {
  switch (module) {
    case "p-t2i":
      if (!engines.images) return "No image model is configured.";
      if (!request.person) return "There is no person to put into the picture.";
      return request.person.face ? null : "There is no reference face of the person.";
    case "t2i":
      return engines.images ? null : "No image model is configured.";
    case "retrieval":
      return engines.retrieval ? null : "No index of pictures is configured.";
    case "web":
      return engines.web ? null : "No web search is configured.";
  }
}

/**
 * Pictures are made or fetched as they are taken, one at a time: who stops taking them stops the work. A found picture that
 * cannot be fetched is an offer with a problem.
 *
 * @throws EngineError from the engine itself.
 */
export async function* offersOf(module: Module, context: OfferContext): AsyncGenerator<Offer> {
  const { engines, settings } = context;
  if (module === "retrieval" && engines.retrieval) yield* found(module, engines.retrieval, settings.found.retrieval, context);
  else if (module === "web" && engines.web) yield* found(module, engines.web, settings.found.web, context);
  else yield* made(module, context);
}

async function* made(module: Module, context: OfferContext): AsyncGenerator<Offer> {
  for (let place = 0; place < context.settings.made; place += 1) {
    if (!context.engines.images) return;
    // Nothing here holds on to the bytes while the offer is looked at: so below.
    yield await drawn(module, context.engines.images, place, context);
  }
}

async function drawn(module: Module, images: ImagesPort, place: number, { request: { person, seed: first }, description, settings: { size }, signal }: OfferContext): Promise<Offer> {
  const seed = (first + place) % LAST_SEED;
  const isPersonal = module === "p-t2i" && person?.face;
  const prompt = isPersonal ? referencePrompt(description, person) : plainPrompt(description, person);
  const image = isPersonal ? await images.personalise({ prompt, seed, size, face: isPersonal }, signal) : await images.generate({ prompt, seed, size }, signal);
  return { ...NOT_FOUND, module, prompt, bytes: image.bytes, engine: image.engine, parameters: { ...image.parameters, seed, size }, ms: image.ms };
}

async function* found(module: Module, port: ImageSearchPort, count: number, context: OfferContext): AsyncGenerator<Offer> {
  const { request, description, shell, signal } = context;
  const prompt = plainDescription(description, request.person);
  const images = await port.search({ text: prompt, count }, signal);
  if (!Array.isArray(images)) throw new EngineError("lying", "The search answered with something that is no list.");
  const seen = new Set<string>();
  for (const image of images.slice(0, count)) {
    if (seen.has(image.url)) continue;
    seen.add(image.url);
    signal.throwIfAborted();
    yield await lookedUp(image, { module, prompt, engine: port.engine, parameters: { count, rank: seen.size } }, shell, signal);
  }
}

async function lookedUp(image: FoundImage, of: Pick<Offer, "module" | "prompt" | "engine" | "parameters">, shell: AlignShell, signal: AbortSignal): Promise<Offer> {
  const start = shell.clock();
  const came = await fetched(image, shell, signal);
  const { url, pageUrl, title, licence, attribution, source, similarity } = image;
  return { ...of, ms: shell.clock() - start, ...came, url, pageUrl, title, licence, attribution, source, similarity: similarity !== null && Number.isFinite(similarity) ? similarity : null };
}

async function fetched({ url }: FoundImage, shell: AlignShell, signal: AbortSignal): Promise<{ bytes: Buffer; problem: null } | { bytes: null; problem: string }> {
  try {
    return { bytes: await shell.fetchImage(url, signal), problem: null };
  } catch (error) {
    signal.throwIfAborted();
    return { bytes: null, problem: error instanceof Error ? cutText(error.message, 300) : "The picture could not be fetched." };
  }
}
