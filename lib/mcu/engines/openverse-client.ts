/** Openly licensed pictures through Openverse, which says of each under which licence it stands and whom to name. */
import { z } from "zod";
import { EngineError, type EngineIdentity, type FoundImage, type ImageSearchPort } from "../ports";
import { boundedText, firstFound, webAddress } from "./found-image";
import { exchangeJson, type HttpTarget } from "./http";

const text = z.string().nullish().catch(null);
const answerSchema = z.object({
  results: z.array(z.object({
    url: text, foreign_landing_url: text, title: text, license: text, license_version: text, attribution: text, source: text,
    mature: z.boolean().nullish().catch(null),
  })),
});
/** The most that it gives on one page to one without a key. */
const PAGE = 20;

/** A client of GET /v1/images/, first page only. What is marked mature is left out. */
export function openverseClient(target: HttpTarget, engine: EngineIdentity): ImageSearchPort {
  return {
    engine,
    search: async (request, signal) => {
      const query = new URLSearchParams({ q: request.text.slice(0, 200), page_size: String(Math.min(PAGE, request.count)), mature: "false" });
      const answer = answerSchema.safeParse(await exchangeJson(target, `/v1/images/?${query}`, { method: "GET" }, signal));
      if (!answer.success) throw new EngineError("lying", `${target.name} answered with something that is no list of results.`);
      const found = answer.data.results.flatMap((result): FoundImage[] => {
        const url = webAddress(result.url);
        if (url === null || result.mature === true) return [];
        return [{
          url, pageUrl: webAddress(result.foreign_landing_url), title: boundedText(result.title), licence: licenceName(result.license, result.license_version),
          attribution: boundedText(result.attribution), source: boundedText(result.source) ?? engine.name, similarity: null,
        }];
      });
      return firstFound(found, request.count);
    },
  };
}

/** "by-nc" and "2.0" are CC BY-NC 2.0; the public domain's two have names of their own. */
function licenceName(code: string | null | undefined, version: string | null | undefined): string | null {
  const name = boundedText(code);
  if (name === null) return null;
  const words = name.toLowerCase() === "cc0" ? "CC0" : name.toLowerCase() === "pdm" ? "Public Domain Mark" : /^by\b/i.test(name) ? `CC ${name.toUpperCase()}` : name;
  const number = boundedText(version);
  return number === null ? words : `${words} ${number}`;
}
