/** Vectors of texts and pictures from a CLIP over POST /v1/embeddings, for which three servers have three forms of request. */
import { pictureKind } from "@/lib/images/kind";
import { EngineError, type EmbeddingsPort, type EngineIdentity } from "../ports";
import { exchangeJson, type HttpTarget } from "./http";
import { unitVectors } from "./unit-vectors";

export type EmbeddingsDialect = "vllm" | "infinity" | "llamacpp";

/** A port that says how many inputs it takes in one request. */
export type EmbeddingsClient = EmbeddingsPort & { readonly batch: { texts: number; images: number } };

/**
 * vLLM takes a picture as a chat of one message, and so one per request; texts that are too long for CLIP (77 tokens) are cut by the server, as the paper does.
 * Pictures go as data addresses: no server is made to fetch anything.
 */
export function embeddingsClient(target: HttpTarget, engine: EngineIdentity, dialect: EmbeddingsDialect): EmbeddingsClient {
  let dimension: number | undefined;

  async function embedded(json: Record<string, unknown>, count: number, signal: AbortSignal): Promise<Float32Array[]> {
    const answer = await exchangeJson(target, "/v1/embeddings", { method: "POST", json: { model: engine.model, ...json } }, signal);
    const vectors = unitVectors(target.name, answer, count);
    const length = vectors[0]?.length;
    if (dimension !== undefined && length !== undefined && length !== dimension) {
      const before = dimension;
      // Whichever of the two was wrong: what is asked next decides anew.
      dimension = undefined;
      throw new EngineError("lying", `${target.name} answered with vectors of ${length} numbers, and before with vectors of ${before}.`);
    }
    dimension ??= length;
    return vectors;
  }

  return {
    engine,
    batch: { texts: 32, images: dialect === "vllm" ? 1 : 8 },
    texts: async (texts, signal) => (texts.length === 0 ? [] : embedded(textsBody(dialect, texts), texts.length, signal)),
    images: async (images, signal) => {
      const addresses = images.map((image) => dataAddress(target, image));
      return images.length === 0 ? [] : embedded(imagesBody(dialect, addresses), images.length, signal);
    },
  };
}

function dataAddress(target: HttpTarget, image: Buffer): string {
  const kind = pictureKind(image);
  if ("problem" in kind) throw new EngineError("refused", `${target.name} was given no picture: ${kind.problem}.`);
  return `data:${kind.mime};base64,${image.toString("base64")}`;
}

function textsBody(dialect: EmbeddingsDialect, input: readonly string[]): Record<string, unknown> {
  const shared = { input, encoding_format: "float" };
  if (dialect === "vllm") return { ...shared, truncate_prompt_tokens: -1 };
  return dialect === "infinity" ? { ...shared, modality: "text" } : shared;
}

function imagesBody(dialect: EmbeddingsDialect, addresses: readonly string[]): Record<string, unknown> {
  const encoding_format = "float";
  if (dialect === "infinity") return { input: addresses, modality: "image", encoding_format };
  const contents = addresses.map((url) => [{ type: "image_url", image_url: { url } }]);
  if (dialect === "llamacpp") return { input: contents.map((content) => ({ content })), encoding_format };
  return { messages: contents.map((content) => ({ role: "user", content })), encoding_format };
}
