import { noPicture } from "../no-pictures";
import { describe, expect, test } from "vitest";
import { growEpisode } from "@/lib/mcu/grow-episode";
import type { Perform } from "@/lib/mcu/perform";
import { dialogueStep } from "@/lib/mcu/steps/dialogue-step";
import { seededRandom } from "@/lib/stats/random";

function scripted(seed: number): Perform {
  return {
    ask: async (path, step, input) => step.scripted(input, seededRandom(`${seed}/${path}`)),
    picture: noPicture, draw: async (path, make) => make(seededRandom(`${seed}/${path}`)),
  };
}

describe("a scripted conversation, whatever the seed", () => {
  test("takes turns, shares one to three pictures, and keeps to its day", async () => {
    const sources = { device: 0, internet: 0 };
    for (let seed = 0; seed < 100; seed++) {
      const { events, sessions } = await growEpisode({ people: {}, sessions: { min: 4, max: 6 } }, scripted(seed));
      expect(new Set(events.map(({ event }) => event)).size).toBe(events.length);
      for (const [at, { utterances }] of sessions.entries()) {
        for (const [index, { speaker }] of utterances.entries()) expect(speaker).toBe(index % 2 === 0 ? "user" : "assistant");
        expect(utterances.length).toBeGreaterThanOrEqual(6);
        expect(utterances.length).toBeLessThanOrEqual(20);
        const shared = utterances.flatMap(({ sharing }) => sharing ?? []);
        expect(shared.length).toBeGreaterThanOrEqual(1);
        expect(shared.length).toBeLessThanOrEqual(3);
        for (const { source } of shared) sources[source] += 1;
        const said = utterances.map(({ text }) => text).join(" ");
        for (const later of events.slice(at + 1)) expect(said).not.toContain(later.event.split(" is ")[1]);
      }
    }
    expect(Math.min(sources.device, sources.internet)).toBeGreaterThan(100);
  });

  test("can be told of an event that no script has written, with nothing on the device", () => {
    const input = {
      name: "Ana", demographics: { age: 30, gender: "female", birthplace: "Spain", residence: "Spain" }, history: [], session: 1, album: [], leastImages: 1,
      event: { id: 1, event: "Ana moves house.", date: "2024-01-02", cause: null },
    } as const;
    const written = dialogueStep.scripted(input, seededRandom(1));
    expect(dialogueStep.check(written, input)).toEqual([]);
    expect(written.utterances[0]?.text).toContain("Ana moves house.");
    expect(written.album).toEqual([{ id: 1, description: "A photo that Ana took on 2024-01-02", categories: ["Memory"], addedInSession: 1 }]);
  });
});
