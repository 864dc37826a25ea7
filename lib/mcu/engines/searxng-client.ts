/** Pictures on the web through SearXNG, a search engine that an organisation runs itself. */
import { z } from "zod";
import { EngineError, type EngineIdentity, type FoundImage, type ImageSearchPort } from "../ports";
import { boundedText, firstFound, webAddress } from "./found-image";
import { exchangeJson, type HttpTarget } from "./http";

const text = z.string().nullish().catch(null);
const answerSchema = z.object({
  results: z.array(z.object({ img_src: text, url: text, title: text, engine: text })),
  unresponsive_engines: z.array(z.unknown()).catch([]),
});

/**
 * A client of GET /search with `format=json`, which its settings must allow (it answers 403 where they do not), and the strictest filter.
 * It says nothing of licences.
 */
export function searxngClient(target: HttpTarget, engine: EngineIdentity): ImageSearchPort {
  return {
    engine,
    search: async (request, signal) => {
      const query = new URLSearchParams({ q: request.text, categories: "images", format: "json", safesearch: "2" });
      const answer = answerSchema.safeParse(await exchangeJson(target, `/search?${query}`, { method: "GET" }, signal));
      if (!answer.success) throw new EngineError("lying", `${target.name} answered with something that is no list of results.`);
      const { results, unresponsive_engines: silent } = answer.data;
      // Nothing found because nobody was asked is not the same as nothing there.
      if (results.length === 0 && silent.length > 0) {
        throw new EngineError("down", `${target.name} found nothing, and ${silent.length} of the search engines behind it did not answer.`);
      }
      const found = results.flatMap(({ img_src, url, title, engine: source }): FoundImage[] => {
        const address = webAddress(img_src);
        if (address === null) return [];
        return [{
          url: address, pageUrl: webAddress(url), title: boundedText(title), licence: null, attribution: null,
          source: boundedText(source) ?? engine.name, similarity: null,
        }];
      });
      return firstFound(found, request.count);
    },
  };
}
