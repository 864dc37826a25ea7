import { describe, expect, it } from "vitest";
import { graphProblems } from "@/lib/mcu/event-graph";
import { dialogueProblems } from "@/lib/mcu/dialogue-check";
import { growEpisode, type EpisodePlan } from "@/lib/mcu/grow-episode";
import type { Perform } from "@/lib/mcu/perform";
import { seededRandom } from "@/lib/stats/random";
import { noPicture } from "./no-pictures";

const plan: EpisodePlan = { people: {}, sessions: { min: 4, max: 6 } };

/** Every step by script, and the names of the paths in the order in which they were asked for. */
function scripted(seed: string) {
  const paths: string[] = [];
  const perform: Perform = {
    ask: async (path, step, input) => {
      paths.push(path);
      const output = step.scripted(input, seededRandom(`${seed}/${path}`));
      expect(step.check(output, input), `${seed} ${path}`).toEqual([]);
      return output;
    },
    picture: noPicture,
    draw: async (path, make) => {
      paths.push(path);
      return make(seededRandom(`${seed}/${path}`));
    },
  };
  return { perform, paths };
}

describe("an episode by script", () => {
  it("passes every check, whatever the seed", async () => {
    for (let seed = 0; seed < 300; seed++) {
      const { perform, paths } = scripted(String(seed));
      const grown = await growEpisode(plan, perform);
      expect(graphProblems(grown.events, { min: 4, max: 6, latestDate: "2024-04-30" })).toEqual([]);
      expect(grown.sessions.map(({ number }) => number)).toEqual(grown.events.map(({ id }) => id));
      for (const { utterances, summary } of grown.sessions) {
        expect(dialogueProblems(utterances, grown.album, 1)).toEqual([]);
        expect(summary).toContain(grown.name);
      }
      expect(new Set(paths).size).toBe(paths.length);
      expect(grown.persona.sentence).toContain(grown.persona.entityValue);
    }
  });

  it("is the same for the same seed, and another for another", async () => {
    const [first, again, other] = await Promise.all(["a", "a", "b"].map((seed) => growEpisode(plan, scripted(seed).perform)));
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  it("speaks of no event before it happens, and shows no picture before it was taken", async () => {
    for (let seed = 0; seed < 50; seed++) {
      const { events, sessions } = await growEpisode(plan, scripted(`leak ${seed}`).perform);
      for (const [index, { utterances, album }] of sessions.entries()) {
        const said = utterances.map(({ text }) => text).join(" ");
        for (const later of events.slice(index + 1)) expect(said).not.toContain(later.date);
        expect(album.every(({ addedInSession }) => addedInSession <= index)).toBe(true);
      }
    }
  });

  it("ends with the fault of the step that failed", async () => {
    const { perform } = scripted("x");
    const failing: Perform = { ...perform, ask: async (path, step, input) => (path === "session/2/dialogue" ? Promise.reject(new Error("no answer")) : perform.ask(path, step, input)) };
    await expect(growEpisode(plan, failing)).rejects.toThrow("no answer");
  });
});

it("that comes to nothing waits for what was under way: it is paid for, and kept", async () => {
  const { perform } = scripted("late");
  const ended: string[] = [];
  const slow: Perform = {
    ...perform,
    ask: async (path, step, input) => {
      if (path === "session/1/dialogue") throw new Error("no such model");
      return perform.ask(path, step, input);
    },
    picture: async (path, wish) => {
      await new Promise((done) => setTimeout(done, 10));
      ended.push(path);
      return noPicture(path, wish);
    },
  };
  await expect(growEpisode(plan, slow)).rejects.toThrow("no such model");
  expect(ended).toContain("face/picture");
  expect(ended).toContain("album/5/picture");
});
