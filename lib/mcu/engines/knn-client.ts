/** Pictures out of an index of CLIP vectors, as rom1504/clip-retrieval serves the folders that the paper's own databases are. */
import { z } from "zod";
import { EngineError, type EngineIdentity, type FoundImage, type ImageSearchPort } from "../ports";
import { boundedText, firstFound, webAddress } from "./found-image";
import { exchangeJson, type HttpTarget } from "./http";

const text = z.string().nullish().catch(null);
const answerSchema = z.array(z.object({ similarity: z.number().nullish().catch(null), url: text, caption: text }));

/** A client of POST /knn-service; the configured model is the name of the index. The server's own filter for unsuitable pictures is asked for. */
export function knnClient(target: HttpTarget, engine: EngineIdentity): ImageSearchPort {
  return {
    engine,
    search: async (request, signal) => {
      const json = {
        text: request.text, modality: "image", indice_name: engine.model, num_images: request.count, num_result_ids: request.count,
        deduplicate: true, use_safety_model: true,
      };
      const answer = answerSchema.safeParse(await exchangeJson(target, "/knn-service", { method: "POST", json }, signal));
      if (!answer.success) throw new EngineError("lying", `${target.name} answered with something that is no list of neighbours.`);
      const found = answer.data.flatMap(({ url, caption, similarity }): FoundImage[] => {
        const address = webAddress(url);
        if (address === null) return [];
        return [{
          url: address, pageUrl: null, title: boundedText(caption), licence: null, attribution: null, source: engine.model,
          // What rounding makes a little more than 1 of the same vector twice.
          similarity: similarity === null || similarity === undefined ? null : Math.min(1, Math.max(-1, similarity)),
        }];
      });
      // An index of files without a column of addresses looks like one that found nothing, and for ever.
      if (answer.data.length > 0 && found.length === 0) {
        throw new EngineError("refused", `${target.name} knows neighbours, but none by a web address: its index was built without a column "url".`);
      }
      return firstFound(found, request.count);
    },
  };
}
