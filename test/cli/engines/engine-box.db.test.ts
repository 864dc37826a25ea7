import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { bringUp } from "@/cli/engines/bring-up";
import { composeDown, COMPOSE_FILE } from "@/cli/engines/compose";
import { keyFile } from "@/cli/engines/key-file";
import { type BoxEngine, ENGINES_OF } from "@/cli/engines/presets";
import { disableBox } from "@/cli/engines/register-box";
import { databaseUrl } from "@/lib/db/url";
import { operatorEngineAdmin } from "@/lib/engines/access";
import { enabledEngine, listEngines } from "@/lib/engines/data";
import { createEngine } from "@/lib/engines/mutations";
import { createEngineSchema } from "@/lib/engines/schema";
import { childEnvironment, env } from "@/lib/env";
import { useTestDatabase } from "../../database";
import { startStandInEngine, type StandInEngine } from "../../fixtures/stand-in-engine";
import { fakeDocker } from "./fake-docker";

useTestDatabase();
// This file's database is prepared; the command's own process prepares what it is told.
vi.mock("@/lib/db/prepare", () => ({ prepareDatabase: async () => undefined }));

const root = join(import.meta.dirname, "..", "..", "..");
const KEY_FILE = join(env.home, "engines.env");
const [chat, images] = ENGINES_OF.h200;
if (!chat || !images) throw new Error("The preset has a chat and an image server.");

let folder: string;
let standIn: StandInEngine;
/** Healthy at its third look, as a server that loads weights. */
let loading: Server;
let looks = 0;
let keys: (string | undefined)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "concord-box-"));
  standIn = await startStandInEngine({ models: [chat.config.model], answers: () => "plain" });
  loading = createServer((request, answer) => {
    if (request.url === "/health") {
      looks += 1;
      keys.push(request.headers.authorization);
      answer.writeHead(looks >= 3 ? 200 : 503).end();
      return;
    }
    // Everything else is the stand-in's.
    answer.writeHead(307, { location: `${standIn.origin}${request.url}` }).end();
  });
  await new Promise<void>((done) => loading.listen(0, "127.0.0.1", done));
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(KEY_FILE, { force: true });
});
afterAll(async () => {
  await standIn.close();
  loading.close();
  loading.closeAllConnections();
  await rm(folder, { recursive: true });
});

/** Its health and its protocol are asked at the stand-in, where /v1/models answers whoever asks. */
const asked = (origin: string, health = "/v1/models"): BoxEngine => ({ ...chat, health, config: { ...chat.config, baseUrl: origin } });
const quick = { preset: "h200" as const, limitMs: 400, everyMs: 20, remindMs: 60, say: () => undefined };

async function withDocker(failing?: string) {
  const docker = await fakeDocker(await mkdtemp(join(folder, "docker-")), failing);
  vi.stubEnv("PATH", `${docker.folder}:${dirname(process.execPath)}:/usr/bin:/bin`);
  return docker;
}

describe("a box that comes up", () => {
  it("makes a key for its owner alone, starts the preset, waits, sets up what answers and probes it; again changes nothing", async () => {
    const docker = await withDocker();
    const [view] = await bringUp({ ...quick, engines: [asked(standIn.origin)] });
    expect(view).toMatchObject({ config: { name: "Box: chat", port: "chat", baseUrl: standIn.origin }, hasKey: true, isEnabled: true, probe: { isUp: true } });
    const key = /^CONCORD_ENGINES_KEY=(\S{43})\n$/.exec(await readFile(KEY_FILE, "utf8"))?.[1];
    expect((await stat(KEY_FILE)).mode & 0o777).toBe(0o600);
    expect(await enabledEngine("chat")).toMatchObject({ apiKey: key });
    const said = await docker.said();
    expect(said[0]).toBe("compose version");
    const file = `compose --file ${COMPOSE_FILE} --env-file ${KEY_FILE}`;
    expect(said[1]).toBe(`${file} --profile * rm --stop --force chat-24gb images-24gb clip-cpu safety-24gb chat-cpu`);
    expect(said[2]).toBe(`${file} --profile h200 up --detach --remove-orphans`);
    expect(said.join("\n")).not.toContain(key);

    const [again] = await bringUp({ ...quick, engines: [asked(standIn.origin)] });
    expect(again?.id).toBe(view?.id);
    expect(await enabledEngine("chat")).toMatchObject({ apiKey: key });
    expect(await listEngines(operatorEngineAdmin)).toHaveLength(1);
  });

  it("waits for what still loads, and says for what", async () => {
    await withDocker();
    const { port } = loading.address() as AddressInfo;
    const lines: string[] = [];
    [looks, keys] = [0, []];
    await bringUp({ ...quick, limitMs: 10_000, everyMs: 100, engines: [asked(standIn.origin), { ...asked(`http://127.0.0.1:${port}`, "/health"), service: "slow-one", config: { ...images.config, baseUrl: `http://127.0.0.1:${port}` } }], say: (line) => lines.push(line) });
    expect(looks).toBe(3);
    expect(keys[0]).toBe(`Bearer ${keyFile().key}`);
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^Box: chat is ready/), expect.stringMatching(/^still waiting for slow-one/), expect.stringMatching(/^Box: images is ready/)]));
  });

  it("leaves an engine that somebody set up in its place, and disables those of a preset that ran before", async () => {
    await withDocker();
    await disableBox();
    await createEngine(operatorEngineAdmin, createEngineSchema.parse({ config: { port: "chat", name: "Lab", baseUrl: "http://lab:1", model: "m" } }));
    await createEngine(operatorEngineAdmin, createEngineSchema.parse({ config: { port: "safety", name: "Box: safety", baseUrl: "http://lab:1", model: "m", dialect: "qwen3guard" } }));
    const lines: string[] = [];
    const [view] = await bringUp({ ...quick, engines: [asked(standIn.origin)], say: (line) => lines.push(line) });
    expect(view).toMatchObject({ isEnabled: false, probe: { isUp: true } });
    expect(lines).toContainEqual("Lab serves “chat” already: Box: chat is set up, and left disabled");
    const enabled = (await listEngines(operatorEngineAdmin)).filter(({ isEnabled }) => isEnabled).map(({ config }) => config.name);
    expect(enabled).toEqual(["Lab"]);
  });

  it("goes down with its weights kept and its engines disabled", async () => {
    const docker = await withDocker();
    await composeDown(keyFile().path);
    expect((await docker.said())[0]).toMatch(/ --profile \* down --remove-orphans$/);
    expect((await docker.said()).join(" ")).not.toMatch(/--volumes| -v/);
  });
});

describe("a box that does not come up", () => {
  it("says so where Docker fails, and sets up nothing", async () => {
    await withDocker("up");
    await expect(bringUp({ ...quick, engines: [{ ...asked(standIn.origin), config: { ...images.config, baseUrl: standIn.origin, name: "Box: other" } }] })).rejects.toThrow(/“docker compose --profile h200 up .*” failed: could not: no space left\./);
    expect((await listEngines(operatorEngineAdmin)).some(({ config }) => config.name === "Box: other")).toBe(false);
  });

  it("says which engine never was ready, and sets up nothing", async () => {
    await withDocker();
    const dead = { ...asked(standIn.origin, "/never"), service: "dead-one", config: { ...images.config, name: "Box: dead", baseUrl: standIn.origin } };
    await expect(bringUp({ ...quick, engines: [asked(standIn.origin), dead] })).rejects.toThrow(/^Not ready after 0 s: dead-one\. .*logs dead-one/);
    expect((await listEngines(operatorEngineAdmin)).some(({ config }) => config.name === "Box: dead")).toBe(false);
  });

  it("refuses a key that others may read, or that is none", async () => {
    keyFile();
    await chmod(KEY_FILE, 0o644);
    expect(() => keyFile()).toThrow(/can be read by others\. .*chmod 600/);
    await writeFile(KEY_FILE, "CONCORD_ENGINES_KEY=short\n");
    await chmod(KEY_FILE, 0o600);
    expect(() => keyFile()).toThrow(/no usable CONCORD_ENGINES_KEY/);
  });
});

describe("the command", () => {
  const concord = (path: string, ...words: string[]): Promise<{ code: number; out: string; err: string }> => new Promise((done) => {
    const environment = childEnvironment({ DATABASE_URL: databaseUrl(), PATH: path });
    execFile(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), "engine", ...words], { cwd: root, env: environment }, (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }));
  });

  it("refuses a preset that there is none of, and a time that is none", async () => {
    expect(await concord(folder, "up", "--preset", "laptop")).toMatchObject({ code: 2, err: expect.stringContaining("Allowed choices are h200, 24gb, cpu.") });
    expect(await concord(folder, "up")).toMatchObject({ code: 2, err: expect.stringContaining("--preset") });
    expect(await concord(folder, "up", "--preset", "cpu", "--wait", "soon")).toMatchObject({ code: 2, err: expect.stringContaining("--wait takes minutes") });
  });

  it("says what is missing where there is no docker, or none with Compose, and makes no key", async () => {
    expect(await concord(folder, "up", "--preset", "cpu")).toMatchObject({ code: 1, err: expect.stringContaining("There is no docker on this machine.") });
    const bare = await fakeDocker(join(folder, "bare"), "version");
    expect(await concord(`${bare.folder}:/bin:/usr/bin`, "up", "--preset", "cpu")).toMatchObject({ code: 1, err: expect.stringContaining("but not Docker Compose") });
    expect(existsSync(KEY_FILE)).toBe(false);
  });

  it("tells what runs, and takes a box down", async () => {
    const docker = await fakeDocker(join(folder, "working"));
    const status = await concord(`${docker.folder}:/bin:/usr/bin`, "status");
    expect(status).toMatchObject({ code: 0, out: expect.stringMatching(/^Box: images at http:\/\/127\.0\.0\.1:8102 does not answer$/m) });
    expect(status.out).toMatch(/^chat {7}disabled {2}Box: chat/m);
    expect(await concord(`${docker.folder}:/bin:/usr/bin`, "down")).toMatchObject({ code: 0 });
    expect((await docker.said()).at(-1)).toMatch(/ down --remove-orphans$/);
  });
});
