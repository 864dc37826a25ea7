import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { databaseUrl } from "@/lib/db/url";
import { enabledEngine } from "@/lib/engines/data";
import { childEnvironment } from "@/lib/env";
import { useTestDatabase } from "../database";
import { startStandInEngine, type StandInEngine } from "../fixtures/stand-in-engine";

useTestDatabase();

const root = join(import.meta.dirname, "..", "..");
const KEY = "sk-of-the-command-line";
let folder: string;
let server: StandInEngine;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-engine-"));
  server = await startStandInEngine({ models: ["m"], answers: () => "plain" });
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

function concord(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = childEnvironment({ DATABASE_URL: databaseUrl() });
  return new Promise((done) => {
    execFile(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), "engine", ...words], { cwd: root, env }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

async function written(name: string, content: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, content);
  return file;
}

it("sets up, lists, probes, disables and removes an engine, and never prints its key", async () => {
  const file = await written("lab.json", JSON.stringify({ port: "chat", name: "Lab", baseUrl: server.origin, model: "m" }));
  const added = await concord("add", file, "--key-file", await written("key", `${KEY}\n`), "--json");
  expect(added.err).toBe("");
  expect(JSON.parse(added.out)).toMatchObject({ config: { name: "Lab", port: "chat" }, hasKey: true, isEnabled: true });
  expect(await enabledEngine("chat")).toMatchObject({ apiKey: KEY });

  const probed = await concord("probe", "Lab");
  expect(probed).toMatchObject({ code: 0, out: expect.stringMatching(/^Lab answers, in \d+ ms; has no structured output/) });
  const listed = await concord("list");
  expect(listed.out).toMatch(/^chat {7}enabled {3}Lab {2}m {2}http:\S+ {2}with a key {2}answers/);
  expect(JSON.parse((await concord("disable", "Lab", "--json")).out)).toMatchObject({ isEnabled: false, probe: { isUp: true } });
  expect(await enabledEngine("chat")).toBeUndefined();
  const askedBefore = Object.values(server.calls).reduce((sum, calls) => sum + calls, 0);
  const enabled = await concord("enable", "Lab");
  expect(enabled.out).toMatch(/^Lab is enabled\.\nLab answers, in \d+ ms/);
  expect(Object.values(server.calls).reduce((sum, calls) => sum + calls, 0)).toBeGreaterThan(askedBefore);
  expect([added, probed, listed].some(({ out, err }) => `${out}${err}`.includes(KEY))).toBe(false);

  expect((await concord("remove", "Lab")).out).toBe("Lab is removed.\n");
  expect(JSON.parse((await concord("list", "--json")).out)).toEqual({ engines: [] });
});

it("fails with 1 on what cannot be done, and with 2 on what cannot be meant", async () => {
  const away = await written("away.json", JSON.stringify({ port: "chat", name: "Away", baseUrl: "http://127.0.0.1:1", model: "m" }));
  expect((await concord("add", away)).code).toBe(0);
  expect(await concord("probe", "Away")).toMatchObject({ code: 1, out: expect.stringMatching(/^Away does not answer\n/) });
  const second = await concord("add", await written("second.json", JSON.stringify({ port: "chat", name: "Second", baseUrl: "http://127.0.0.1:1", model: "m" })));
  expect(second).toMatchObject({ code: 1, out: "", err: expect.stringContaining("“Away” is enabled") });
  const odd = await concord("add", await written("odd.json", JSON.stringify({ port: "chat", name: "Odd", baseUrl: "ftp://x", model: "m", key: KEY })));
  expect(odd).toMatchObject({ code: 1, err: expect.stringMatching(/baseUrl: is no http or https address[^]*key/) });
  expect(odd.err).not.toContain(KEY);
  expect((await concord("probe", "Nobody")).code).toBe(1);
  expect((await concord("add", join(folder, "none.json"))).code).toBe(2);
  expect((await concord("add", away, "--key-file", join(folder, "none"))).code).toBe(2);
});
