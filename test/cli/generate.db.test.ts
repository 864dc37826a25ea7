import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { afterAll, afterEach, describe, expect, it, vi } from "vitest";
import { registerGenerate } from "@/cli/commands/generate";
import { UsageError } from "@/cli/usage-error";
import { pool } from "@/lib/db/client";
import { useTestDatabase } from "../database";
import { startStandInEngine } from "../fixtures/stand-in-engine";
import { createFixedAnswers } from "../mcu/fixed-answers";
import { saidBy } from "./said-by";

const home = await vi.hoisted(async () => {
  const { mkdtempSync } = await import("node:fs");
  const { tmpdir } = await import("node:os");
  const folder = mkdtempSync(`${tmpdir()}/concord-generate-cli-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));
vi.mock("@/lib/db/prepare", () => ({ prepareDatabase: async () => undefined }));
useTestDatabase();

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

const run = saidBy(registerGenerate, "generate");

type Made = { run: string; state: string };
type Retried = { state: string; steps: string[] };

describe("concord generate", () => {
  it("makes an episode, does a step of it anew with what rests on it, and says that no engine was asked", async () => {
    const made = JSON.parse(await run("--episodes", "1", "--seed", "cli", "--json")) as Made;
    expect(made.state).toBe("done");
    const again = JSON.parse(await run("retry", made.run, "1", "session/2/summary", "--json")) as Retried;
    expect(again.state).toBe("done");
    expect(again.steps[0]).toBe("session/2/summary");
    expect(again.steps.every((path) => path.endsWith("/summary"))).toBe(true);
    expect(await run("retry", made.run, "1", "session/2/summary")).toMatch(/^Episode 1 is done\. Done anew: session\/2\/summary/);
    expect(await run("rates", "--run", made.run)).toMatch(/^No engine was asked: \d+ steps were done by a script\.$/);
    await expect(run("retry", made.run, "1", "session/9/summary")).rejects.toThrow(/has no step/);
  });

  it("stops at its budget, and goes on with a larger one", async () => {
    const engine = await startStandInEngine({ answers: createFixedAnswers() });
    try {
      const config = { port: "chat", dialect: "openai", name: "Budgeted", baseUrl: engine.origin, model: "stand-in" };
      await pool().query(`insert into "Engine" ("id", "name", "config") values (gen_random_uuid(), 'Budgeted', $1)`, [JSON.stringify(config)]);
      const made = JSON.parse(await run("--episodes", "1", "--provider", "engines", "--budget-tokens", "1", "--json")) as Made;
      expect(made).toMatchObject({ state: "failed", error: expect.stringMatching(/budget of 1 tokens/) as string });
      await expect(run("resume", made.run)).rejects.toThrow(/Give it a larger one/);
      expect(JSON.parse(await run("resume", made.run, "--budget-minutes", "30", "--json"))).toMatchObject({ state: "done", episodes: { done: 1 } });
      expect(await run("resume", made.run)).toMatch(/^1 of 1 episodes done: run /);
    } finally {
      await engine.close();
      await pool().query(`delete from "Engine"`);
      await pool().query(`delete from "GenerationRun"`);
    }
  });

  it("prints the rates of each model", async () => {
    const { run: id } = JSON.parse(await run("--episodes", "1", "--json")) as Made;
    await pool().query(
      `insert into "GenerationCall" ("stepId", "engine", "model", "seed", "inputTokens", "outputTokens", "ms", "rung", "asked")
       select "id", 'Lab', 'small', '1', 10, 5, 1500, 'fence', 'first' from "GenerationStep" where "runId" = $1 and "path" = 'persona'`, [id],
    );
    expect(await run("rates")).toBe([
      "small by Lab: removed since",
      ...["all steps", "Persona attributes"].map((name) => `  ${name}: 1 request for 1 step; out of a fence 100% (1); 0 sent back; 0 with a new seed; median 1.50 s, 95th percentile 1.50 s; 10 in, 5 out tokens; no price set`),
    ].join("\n"));
    expect(JSON.parse(await run("rates", "--engine", "Lab", "--json"))).toMatchObject({ engines: [{ engine: "Lab", total: { calls: 1, outcomes: { fence: 1 } } }] });
    expect(JSON.parse(await run("rates", "--engine", "Nobody", "--json"))).toMatchObject({ engines: [] });
  });

  it("says what is missing or wrong", async () => {
    await expect(run()).rejects.toThrow(UsageError);
    await expect(run("rates", "--run", "seven")).rejects.toThrow(/There is no run seven/);
    await expect(run("--episodes", "1", "--budget-cost", "-1")).rejects.toThrow(/budget of cost: must be more than 0/);
    await expect(run("resume", "seven", "--budget-tokens", "many")).rejects.toThrow(/is no number/);
    await expect(run("retry", randomUUID(), "1", "persona")).rejects.toThrow(/There is no run/);
  });
});
