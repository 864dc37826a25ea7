import { afterEach, describe, expect, it } from "vitest";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { webAddress } from "@/lib/mcu/engines/found-image";
import { openEngines } from "@/lib/mcu/engines/open-engines";
import { seededRandom } from "@/lib/stats/random";
import { startStandInEngine, type StandInEngine, type StandInOptions } from "../../fixtures/stand-in-engine";
import { standInOnly } from "../../fixtures/stand-in-only";

standInOnly("retrieval/clip-retrieval", "web/searxng", "web/openverse");

let engine: StandInEngine;
afterEach(() => engine.close());
const signal = new AbortController().signal;

async function start(port: "web" | "retrieval", dialect: string, options: StandInOptions) {
  engine = await startStandInEngine(options);
  const config = engineConfigSchema.parse({ port, dialect, name: "finder", baseUrl: engine.origin, model: "cc12m", timeoutSeconds: 30 });
  const search = openEngines([{ config }], { random: seededRandom(1), now: () => 0, sleep: async () => undefined })[port];
  if (!search) throw new Error("No port was opened.");
  return search;
}

describe("SearXNG", () => {
  it("finds pictures, each once, and leaves out what has no address on the web", async () => {
    let asked: unknown;
    const search = await start("web", "searxng", { finds: (_, query) => {
      asked = query;
      return [
        { img_src: "https://a.example/1.jpg", url: "https://a.example/page", title: " A  cat ", engine: "brave.images" },
        { img_src: "data:image/png;base64,AAAA" }, { img_src: "file:///etc/passwd" }, { title: "nothing" },
        { img_src: "//b.example/2.jpg", url: "javascript:alert(1)", title: 7 }, { img_src: "https://a.example/1.jpg" }, { img_src: "https://c.example/3.jpg" },
      ];
    } });
    expect(await search.search({ text: "cat & dog", count: 2 }, signal)).toEqual([
      { url: "https://a.example/1.jpg", pageUrl: "https://a.example/page", title: "A cat", licence: null, attribution: null, source: "brave.images", similarity: null },
      { url: "https://b.example/2.jpg", pageUrl: null, title: null, licence: null, attribution: null, source: "finder", similarity: null },
    ]);
    expect(asked).toEqual({ q: "cat & dog", categories: "images", format: "json", safesearch: "2" });
  });

  it("tells nothing there from nobody asked", async () => {
    const search = await start("web", "searxng", { finds: (text) => (text === "cat" ? [] : [{ unresponsive: "a" }, { unresponsive: "b" }]) });
    expect(await search.search({ text: "cat", count: 5 }, signal)).toEqual([]);
    await expect(search.search({ text: "dog", count: 5 }, signal)).rejects.toMatchObject({ fault: "down", message: expect.stringContaining("2 of the search engines") });
  });
});

describe("Openverse", () => {
  it("keeps licence and attribution", async () => {
    const of = { foreign_landing_url: "https://f.example/1", title: "Cat", attribution: '"Cat" by Ann is licensed under CC BY-NC 2.0.', source: "flickr" };
    const search = await start("web", "openverse", { finds: () => [
      { url: "https://f.example/1.jpg", ...of, license: "by-nc", license_version: "2.0" },
      { url: "https://f.example/2.jpg", license: "cc0", license_version: "1.0" },
      { url: "https://f.example/3.jpg", license: "pdm" },
      { url: "https://f.example/4.jpg", mature: true },
    ] });
    expect(await search.search({ text: "cat", count: 9 }, signal)).toMatchObject([
      { licence: "CC BY-NC 2.0", attribution: of.attribution, pageUrl: of.foreign_landing_url, source: "flickr" },
      { licence: "CC0 1.0", attribution: null, source: "finder" }, { licence: "Public Domain Mark" },
    ]);
  });
});

describe("clip-retrieval", () => {
  it("asks the index by its name, and gives similarities", async () => {
    const search = await start("retrieval", "clip-retrieval", { finds: (_, { indice_name, num_images }) => [
      { id: 1, url: `https://i.example/${String(indice_name)}/${String(num_images)}.jpg`, caption: "A cat", similarity: 1.0000001 },
      { id: 2, url: "https://i.example/2.jpg", similarity: 0.31 },
    ] });
    expect(await search.search({ text: "cat", count: 5 }, signal)).toMatchObject([
      { url: "https://i.example/cc12m/5.jpg", title: "A cat", similarity: 1, source: "cc12m" }, { similarity: 0.31, title: null },
    ]);
  });

  it("says of an index without addresses what it lacks, and asks once", async () => {
    const search = await start("retrieval", "clip-retrieval", { finds: () => [{ id: 1, image_path: "/data/1.jpg", similarity: 0.3 }] });
    await expect(search.search({ text: "cat", count: 5 }, signal)).rejects.toMatchObject({ fault: "refused", message: expect.stringContaining('"url"') });
    expect(engine.calls).toEqual({ "/knn-service": 1 });
  });
});

it.each(["searxng", "openverse"])("%s: what is no list is a lie, and a limit is kept to", async (dialect) => {
  const search = await start("web", dialect, { finds: () => [], faults: (_, n) => ({ kind: n > 1 ? "html" : "limited" }) });
  await expect(search.search({ text: "cat", count: 5 }, signal)).rejects.toMatchObject({ fault: "lying" });
});

it("takes no address with a user in it", () => {
  expect(webAddress("https://me:secret@a.example/1.jpg")).toBeNull();
});
