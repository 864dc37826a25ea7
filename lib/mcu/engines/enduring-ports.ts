/** The ports' clients with what stands around every request of theirs. */
import type { ChatPort, EmbeddingsPort, ImageSearchPort, ImagesPort, InferencePort, NsfwPort, SafetyPort } from "../ports";
import type { EmbeddingsClient } from "./embeddings-client";
import type { Endure } from "./endure";
import { inBatches } from "./in-batches";

export const enduringChat = (client: ChatPort, endured: Endure): ChatPort => ({
  chat: (request, signal, onText) => endured(() => client.chat(request, signal, onText), signal),
});

export const enduringImages = (client: ImagesPort, endured: Endure): ImagesPort => ({
  generate: (request, signal) => endured(() => client.generate(request, signal), signal),
  personalise: (request, signal) => endured(() => client.personalise(request, signal), signal),
});

export const enduringSearch = (client: ImageSearchPort, endured: Endure): ImageSearchPort => ({
  engine: client.engine,
  search: (request, signal) => endured(() => client.search(request, signal), signal),
});

export const enduringEmbeddings = (client: EmbeddingsClient, endured: Endure): EmbeddingsPort => ({
  engine: client.engine,
  texts: (texts, signal) => inBatches(texts, client.batch.texts, (batch) => endured(() => client.texts(batch, signal), signal)),
  images: (images, signal) => inBatches(images, client.batch.images, (batch) => endured(() => client.images(batch, signal), signal)),
});

export const enduringSafety = (client: SafetyPort, endured: Endure): SafetyPort => ({
  judge: (text, signal) => endured(() => client.judge(text, signal), signal),
});

export const enduringNsfw = (client: NsfwPort, endured: Endure): NsfwPort => ({
  score: (image, signal) => endured(() => client.score(image, signal), signal),
});

export const enduringInference = (client: InferencePort, endured: Endure): InferencePort => ({
  contradiction: (pair, signal) => endured(() => client.contradiction(pair, signal), signal),
});
