import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { PRESETS } from "@/cli/engines/presets";
import { engineConfigSchema } from "@/lib/mcu/engines/engine-config";

const tests = join(import.meta.dirname, "..", "..");
const documented = readFileSync(join(tests, "..", "docs", "generation.md"), "utf8");

/** Of every call in a test file. */
function tagged(): string[] {
  const files = readdirSync(tests, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".test.ts") && !name.endsWith("stand-in-only.test.ts"));
  const calls = files.flatMap((name) => [...readFileSync(join(tests, name), "utf8").matchAll(/^standInOnly\(([^)]*)\);$/gm)].map((match) => match[1] ?? ""));
  return calls.flatMap((words) => [...words.matchAll(/"([^"]+)"/g)].map((match) => match[1] ?? ""));
}

/** What a section of the document names in `code` as port/dialect or preset/size. */
function named(heading: string): string[] {
  const section = documented.split(/^## /m).find((part) => part.startsWith(`${heading}\n`)) ?? "";
  return [...section.matchAll(/`([a-z]+\/[a-z0-9-]+)`/g)].map((match) => match[1] ?? "");
}

/** Every dialect of every port that an admin can set up, and every preset. */
function everything(): string[] {
  const spoken = engineConfigSchema.options.flatMap(({ shape: { port, dialect } }) => {
    const ports = port.def.type === "enum" ? Object.values(port.def.entries) : port.def.values;
    return ports.flatMap((name) => Object.values(dialect.def.innerType.def.entries).map((word) => `${name}/${word}`));
  });
  return [...spoken, ...PRESETS.map((preset) => `preset/${preset}`)];
}

describe("what was never run with real weights", () => {
  it("is listed in the documentation as the tests tag it", () => {
    expect(named("Never run with real weights").sort()).toEqual([...new Set(tagged())].sort());
  });

  it("is everything that was not, and nothing that was", () => {
    const wasRun = named("Run with real weights");
    expect(tagged().filter((tag) => wasRun.includes(tag))).toEqual([]);
    expect(everything().filter((served) => !tagged().includes(served) && !wasRun.includes(served))).toEqual([]);
    expect(everything()).toContain("images/sd-server");
  });
});
