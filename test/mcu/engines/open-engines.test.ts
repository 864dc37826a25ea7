import { describe, expect, it } from "vitest";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";
import { openEngines } from "@/lib/mcu/engines/open-engines";
import { seededRandom } from "@/lib/stats/random";

const surroundings = { random: seededRandom(1), sleep: async () => undefined, now: () => 0 };
const chat = (name: string) => ({ config: engineConfigSchema.parse({ port: "chat", name, baseUrl: "http://127.0.0.1:1", model: "m" }) });

describe("openEngines", () => {
  it("opens what is configured and nothing else", () => {
    expect(openEngines([], surroundings)).toEqual({});
    expect(Object.keys(openEngines([chat("lab")], surroundings))).toEqual(["chat"]);
  });

  it("refuses two engines for one port, by their names", () => {
    expect(() => openEngines([chat("old"), chat("new")], surroundings)).toThrow(`"old" and "new" are both configured for "chat"`);
  });
});
