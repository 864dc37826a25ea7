import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { curlLines, exportCommand, pythonLines, verifyCommand } from "@/lib/reports/publish/commands";

const ID = "00000000-0000-4000-8000-000000000001";
const DEFAULTS = { metric: "ordinal", seed: "1", replicates: 10_000 } as const;

describe("lines to copy", () => {
  it("spell out only what differs from the defaults", () => {
    expect(exportCommand(ID, "out", DEFAULTS, DEFAULTS)).toBe(`npm run -s concord -- export ${ID} --out out`);
    expect(exportCommand(ID, "out", { metric: "nominal", seed: "two", replicates: 500 }, DEFAULTS)).toBe(`npm run -s concord -- export ${ID} --out out --metric nominal --seed two --replicates 500`);
    expect(verifyCommand("out")).toBe("npm run -s concord -- verify out");
  });

  it("keep a seed one word of the shell, whatever is in it", () => {
    for (const seed of ["a b", "$(touch x)", "it's", "\"", "`id`", "; ls", "\\"]) {
      const line = exportCommand(ID, "out", { ...DEFAULTS, seed }, DEFAULTS).replace("npm run -s concord --", "printf '%s\\n'");
      expect(execFileSync("sh", ["-c", line], { encoding: "utf8" })).toBe(["export", ID, "--out", "out", "--seed", seed, ""].join("\n"));
    }
  });

  it("reach this study at this server", () => {
    for (const lines of [curlLines("http://127.0.0.1:4000", ID), pythonLines("http://127.0.0.1:4000", ID)]) {
      expect(lines).toContain("http://127.0.0.1:4000");
      expect(lines).toContain(`/api/v1/studies/${ID}`);
    }
  });
});
