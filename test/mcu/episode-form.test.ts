import { describe, expect, test } from "vitest";
import { starkRow } from "@/lib/datasets/export/stark-row";
import { readRecord } from "@/lib/datasets/formats/read-record";
import { episodeSchema } from "@/lib/datasets/model";
import { toEpisode } from "@/lib/mcu/episode-form";
import { growEpisode, type GrownEpisode } from "@/lib/mcu/grow-episode";
import type { Perform } from "@/lib/mcu/perform";
import type { PictureRecord } from "@/lib/mcu/picture-record";
import { sharedAt } from "@/lib/mcu/picturing";
import { seededRandom } from "@/lib/stats/random";
import { noPicture } from "./no-pictures";

async function grown(seed: number): Promise<GrownEpisode> {
  const perform: Perform = {
    ask: async (path, step, input) => step.scripted(input, seededRandom(`${seed}/${path}`)),
    draw: async (path, make) => make(seededRandom(`${seed}/${path}`)),
    picture: noPicture,
  };
  return growEpisode({ people: {}, sessions: { min: 4, max: 6 } }, perform);
}

/** Aligned to the first of these. */
function aligned(module: "p-t2i" | "retrieval", keys: readonly string[]): PictureRecord {
  const candidates = keys.map((sha256) => ({
    module, sha256, mime: "image/png", width: 8, height: 8, prompt: "", engine: null, parameters: {}, ms: 1, url: null, pageUrl: null, title: null, licence: null, attribution: null, source: null,
    similarity: null, scores: { clip: null, pick: null, nsfw: null, face: null }, unscored: [], refusals: [],
  }));
  return { status: "aligned", description: "", chosen: 0, candidates, plan: { module, description: "", planner: "rule", reason: "" }, tried: [{ module, outcome: "served", reason: "" }] };
}

/** A picture for everything that has one; the internet's have three candidates. */
function pictured({ album, sessions }: GrownEpisode): GrownEpisode["pictures"] {
  const shared = new Map<string, PictureRecord>();
  for (const { number, utterances } of sessions) {
    for (const [index, { sharing }] of utterances.entries()) {
      if (sharing?.source === "internet") shared.set(sharedAt(number, index), aligned("retrieval", [0, 1, 2].map((rank) => `${number}-${index}-${rank}`)));
    }
  }
  return { face: aligned("p-t2i", ["face-1"]), album: new Map(album.map(({ id }) => [id, aligned("p-t2i", [`album-${id}`])])), shared };
}

describe("a grown episode as an episode of a dataset", () => {
  test("goes through STARK's layout and back, with pictures and without, whatever the seed", async () => {
    for (let seed = 0; seed < 60; seed++) {
      const episode = await grown(seed);
      for (const pictures of [episode.pictures, pictured(episode)]) {
        for (const origin of ["scripted", "synthetic"] as const) {
          const form = episodeSchema.parse(toEpisode({ ...episode, id: `e${seed}`, origin, pictures }));
          const { row, beyond } = starkRow({ episode: form, origin, extra: null }, 6);
          expect(beyond).toEqual([]);
          const read = readRecord("stark", row, "");
          expect("episode" in read && read.episode).toEqual(form);
        }
      }
    }
  });

  test("says who speaks, which picture of the device is meant, and how it was obtained", async () => {
    const episode = await grown(7);
    const { sessions, face } = toEpisode({ ...episode, id: "e", origin: "scripted", pictures: pictured(episode) });
    expect(face?.key).toBe("face-1");
    expect(new Set(sessions.flatMap(({ turns }) => turns.map(({ speaker }) => speaker)))).toEqual(new Set([episode.name, "AI Assistant"]));
    let references = 0;
    for (const [at, { turns, device = [] }] of sessions.entries()) {
      for (const [index, { images = [] }] of turns.entries()) {
        const sharing = episode.sessions[at]?.utterances[index]?.sharing;
        for (const { source, deviceReference, module: served, description, candidates } of images) {
          expect(served).toBe(source === "device" ? "p-t2i" : "retrieval");
          expect(candidates?.length).toBe(source === "device" ? 1 : 3);
          if (source === "internet") expect(deviceReference).toBeUndefined();
          else if (deviceReference === "new added image") expect(device.every(({ key }) => key !== `album-${sharing?.albumImageId}`)).toBe(true);
          else {
            expect(device[Number(deviceReference)]).toMatchObject({ description, key: candidates?.[0]?.key });
            references += 1;
          }
        }
      }
    }
    expect(references).toBeGreaterThan(0);
  });
});
