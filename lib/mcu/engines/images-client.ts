/** Pictures over OpenAI's Images API, as vLLM-Omni, SGLang, LocalAI and stable-diffusion.cpp's sd-server speak it. */
import { FormData } from "undici";
import { z } from "zod";
import { pictureKind } from "@/lib/images/kind";
import { cutText } from "@/lib/storable-text";
import { EngineError, type EngineIdentity, type ImagesPort, type MadeImage } from "../ports";
import { exchangeJson, type HttpTarget } from "./http";
import { pictureOfBase64 } from "./picture-of-base64";

export type ImagesDialect = "openai" | "sd-server";

type Described = { prompt: string; seed: number; size: string };

const answerSchema = z.object({
  data: z.array(z.object({ b64_json: z.string().nullish(), url: z.string().nullish(), revised_prompt: z.string().nullish() })).min(1),
});
const REVISED_CHARACTERS = 2_000;

/**
 * A client of POST /v1/images/generations (JSON) and /v1/images/edits (multipart, the face as `image`). One picture per request, as base64.
 * sd-server knows no field for the seed, and reads it from a tag in the prompt; a description cannot bring such a tag along.
 */
export function imagesClient(target: HttpTarget, engine: EngineIdentity, dialect: ImagesDialect): ImagesPort {
  async function made(path: string, sent: { json: Record<string, unknown> } | { form: FormData }, request: Described, signal: AbortSignal): Promise<MadeImage> {
    const began = performance.now();
    const answer = answerSchema.safeParse(await exchangeJson(target, path, { method: "POST", ...sent }, signal));
    const first = answer.data?.data[0];
    if (!first) throw new EngineError("lying", `${target.name} answered with something that is no list of pictures.`);
    if (typeof first.b64_json !== "string") {
      throw new EngineError("lying", `${target.name} answered with ${first.url ? "the address of a picture, which is not followed" : "no picture"}.`);
    }
    const bytes = pictureOfBase64(target.name, first.b64_json);
    const revised = first.revised_prompt ? { revisedPrompt: cutText(first.revised_prompt, REVISED_CHARACTERS) } : {};
    return { bytes, engine, ms: performance.now() - began, parameters: { path, dialect, size: request.size, seed: request.seed, ...revised } };
  }

  return {
    generate: (request, signal) => made("/v1/images/generations", { json: { model: engine.model, ...fieldsOf(request, dialect) } }, request, signal),
    personalise: async (request, signal) => {
      const kind = pictureKind(request.face);
      if ("problem" in kind) throw new EngineError("refused", `${target.name} was given no face: ${kind.problem}.`);
      const form = new FormData();
      form.set("model", engine.model);
      for (const [name, value] of Object.entries(fieldsOf(request, dialect))) form.set(name, String(value));
      form.set("image", new Blob([new Uint8Array(request.face)], { type: kind.mime }), `face.${kind.mime.slice("image/".length)}`);
      return made("/v1/images/edits", { form }, request, signal);
    },
  };
}

function fieldsOf({ prompt, seed, size }: Described, dialect: ImagesDialect): Record<string, string | number> {
  const shared = { n: 1, size, response_format: "b64_json" };
  if (dialect === "openai") return { prompt, seed, ...shared };
  return { prompt: `${prompt.replace(/<\/?sd_cpp_extra_args>/gi, " ")} <sd_cpp_extra_args>${JSON.stringify({ seed })}</sd_cpp_extra_args>`, ...shared };
}
