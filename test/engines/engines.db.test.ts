import { randomUUID } from "node:crypto";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { GET as listRoute, POST as createRoute } from "@/app/api/v1/engines/route";
import { DELETE as deleteRoute, PATCH as updateRoute } from "@/app/api/v1/engines/[engineId]/route";
import { POST as probeRoute } from "@/app/api/v1/engines/[engineId]/probe/route";
import { prisma } from "@/lib/db/client";
import { engineAdmin, operatorEngineAdmin } from "@/lib/engines/access";
import { authorizeEngine, configuredEngine, enabledEngine, isPortServed } from "@/lib/engines/data";
import { recordProbe } from "@/lib/engines/mutations";
import type { EngineView } from "@/lib/engines/types";
import { openChat } from "@/lib/generation/data";
import { useTestDatabase } from "../database";
import { startStandInEngine, type StandInEngine } from "../fixtures/stand-in-engine";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();

const KEY = "sk-very-secret-0123456789";
let admin: TestPerson;
beforeAll(async () => { admin = await makePerson("admin"); });
beforeEach(async () => { await prisma().engine.deleteMany(); });

const chat = (more: object = {}) => ({ port: "chat", name: "Lab", baseUrl: "http://127.0.0.1:1", model: "m", ...more });
const create = (body: unknown) => createRoute(requestBy(admin, "POST", "/api/v1/engines", body), context());
const update = (engineId: string, body: unknown) => updateRoute(requestBy(admin, "PATCH", `/api/v1/engines/${engineId}`, body), context({ engineId }));
const remove = (engineId: string) => deleteRoute(requestBy(admin, "DELETE", `/api/v1/engines/${engineId}`), context({ engineId }));
const probe = (engineId: string) => probeRoute(requestBy(admin, "POST", `/api/v1/engines/${engineId}/probe`, {}), context({ engineId }));
const list = async () => ((await (await listRoute(requestBy(admin, "GET", "/api/v1/engines"), context())).json()) as { engines: EngineView[] }).engines;

async function created(body: unknown): Promise<EngineView> {
  const response = await create(body);
  expect(response.status).toBe(201);
  return (await response.json()) as EngineView;
}

async function refusal(response: Response) {
  const { error } = (await response.json()) as { error: { message: string; problems: { path: string; message: string }[] } };
  return { status: response.status, ...error };
}

async function authorized(engineId: string) {
  const id = await authorizeEngine(operatorEngineAdmin, engineId);
  if (!id) throw new Error("no such engine");
  return id;
}

describe("setting up an engine", () => {
  it("answers with what was set up, with what was left out filled in", async () => {
    const engine = await created({ config: chat() });
    expect(engine).toMatchObject({ config: { port: "chat", dialect: "openai", name: "Lab", maxConcurrent: 8, timeoutSeconds: 120 }, hasKey: false, isEnabled: true, probe: null, probedAt: null });
    expect(await list()).toEqual([engine]);
    expect(await isPortServed("chat")).toBe(true);
    expect(await isPortServed("images")).toBe(false);
  });

  it("is refused for a name in use, for an address with a password, and for a key that is no header", async () => {
    await created({ config: chat() });
    expect(await refusal(await create({ config: chat({ port: "images" }) }))).toMatchObject({ status: 409, problems: [{ path: "config.name" }] });
    expect(await refusal(await create({ config: chat({ name: "b", baseUrl: "http://me:secret@host" }) }))).toMatchObject({ status: 422, problems: [{ path: "config.baseUrl" }] });
    expect(await refusal(await create({ config: chat({ name: "a\0b" }) }))).toMatchObject({ status: 422, problems: [{ path: "config.name", message: "contains a character that cannot be stored" }] });
    const odd = await refusal(await create({ config: chat({ name: "b" }), apiKey: `${KEY}\nx: y` }));
    expect(odd).toMatchObject({ status: 422, problems: [{ path: "apiKey" }] });
    expect(JSON.stringify(odd)).not.toContain(KEY);
    expect(await list()).toHaveLength(1);
  });

  it("leaves one enabled engine of a port, also when two are set up or enabled at the same moment", async () => {
    await created({ config: chat() });
    expect(await refusal(await create({ config: chat({ name: "Second" }) }))).toMatchObject({
      status: 409, message: expect.stringMatching(/^“Lab” is enabled for the port "chat"/), problems: [{ path: "isEnabled" }],
    });
    const waiting = await Promise.all(["b", "c", "d"].map((name) => created({ config: chat({ name }), isEnabled: false })));
    const lab = (await list()).find(({ isEnabled }) => isEnabled);
    expect((await update(lab?.id ?? "", { isEnabled: false })).status).toBe(200);
    const statuses = await Promise.all(waiting.map(async ({ id }) => (await update(id, { isEnabled: true })).status));
    expect(statuses.sort()).toEqual([200, 409, 409]);
    expect((await list()).filter(({ isEnabled }) => isEnabled)).toHaveLength(1);
    await created({ config: chat({ name: "Painter", port: "images" }) });
  });
});

describe("the key", () => {
  it("goes to the engine, and into no view, no page of the book, no refusal", async () => {
    const engine = await created({ config: chat(), apiKey: KEY });
    expect(engine.hasKey).toBe(true);
    const updated = await (await update(engine.id, { isEnabled: true })).json();
    const shown = [engine, updated, await list(), await refusal(await create({ config: chat(), apiKey: KEY })), await refusal(await create({ config: chat({ port: 1 }), apiKey: KEY }))];
    expect(JSON.stringify([shown, await prisma().auditEvent.findMany({ select: { action: true, subject: true, detail: true } })])).not.toContain(KEY);
    expect(await enabledEngine("chat")).toMatchObject({ apiKey: KEY });
    const [made, changed] = await prisma().auditEvent.findMany({ where: { subject: `engine:${engine.id}` }, orderBy: { id: "asc" } });
    expect(made).toMatchObject({ actorId: admin.id, action: "engine.create", detail: { name: "Lab", port: "chat", hasKey: true, isEnabled: true } });
    expect(changed).toMatchObject({ action: "engine.update", detail: { changedKey: false } });
  });

  it("stays with a change of the model, is not sent to another server, and can be changed and taken away", async () => {
    const { id } = await created({ config: chat(), apiKey: KEY });
    const engineId = await authorized(id);
    expect(await (await update(id, { config: chat({ model: "n" }) })).json()).toMatchObject({ config: { model: "n" }, hasKey: true });
    expect(await refusal(await update(id, { config: chat({ baseUrl: "http://elsewhere.example" }) }))).toMatchObject({ status: 422, problems: [{ path: "apiKey" }] });
    expect(await configuredEngine(engineId)).toMatchObject({ config: { baseUrl: "http://127.0.0.1:1" }, apiKey: KEY });
    expect((await update(id, { config: chat({ baseUrl: "http://elsewhere.example" }), apiKey: "another" })).status).toBe(200);
    expect(await configuredEngine(engineId)).toMatchObject({ config: { baseUrl: "http://elsewhere.example" }, apiKey: "another" });
    expect(await (await update(id, { apiKey: null })).json()).toMatchObject({ hasKey: false });
  });
});

describe("a probe", () => {
  let server: StandInEngine | undefined;
  afterEach(() => server?.close());

  it("asks the server with its key, and keeps what it found until the engine is set up anew", async () => {
    const keys = new Set<string | undefined>();
    server = await startStandInEngine({ models: ["m"], answers: () => ({ word: "none" }), faults: ({ headers }) => void keys.add(headers.authorization) });
    const { id } = await created({ config: chat({ baseUrl: server.origin }), apiKey: KEY });
    const probed = (await (await probe(id)).json()) as EngineView;
    expect(probed).toMatchObject({ probe: { isUp: true, structuredOutput: "advisory", streams: true, models: ["m"] }, probedAt: expect.any(String) });
    expect([...keys]).toEqual([`Bearer ${KEY}`]);
    expect(await list()).toEqual([probed]);
    expect(await (await update(id, { isEnabled: false })).json()).toMatchObject({ probe: { isUp: true } });
    expect(await (await update(id, { config: chat({ baseUrl: server.origin, model: "n" }) })).json()).toMatchObject({ probe: null, probedAt: null });
  });

  it("of a server that is away is a finding, not a failure", async () => {
    const { id } = await created({ config: chat() });
    expect(await (await probe(id)).json()).toMatchObject({ probe: { isUp: false, ms: null, notes: [expect.stringMatching(/^Its models are not known: Lab: the host cannot be reached/)] } });
  });

  it("is not written down of an engine that was changed meanwhile", async () => {
    const { id } = await created({ config: chat() });
    const engineId = await authorized(id);
    const before = await configuredEngine(engineId);
    if (!before) throw new Error("no such engine");
    await update(id, { config: chat({ model: "n" }) });
    const found = { isUp: true, ms: 1, models: [], structuredOutput: null, streams: null, countsTokens: null, notes: [] };
    await expect(recordProbe(operatorEngineAdmin, engineId, before, found)).rejects.toMatchObject({ code: "conflict" });
    expect(await list()).toMatchObject([{ probe: null }]);
  });

  it("says of an engine for any port that it does not answer", async () => {
    const { id } = await created({ config: chat({ port: "web", baseUrl: "http://127.0.0.1:9" }) });
    const answer = await probe(id);
    expect(answer.status).toBe(200);
    expect(await list()).toMatchObject([{ probe: { isUp: false } }]);
  });
});

describe("an engine", () => {
  it("is what runs ask, until it is removed", async () => {
    const server = await startStandInEngine({ answers: () => "Good evening." });
    try {
      expect(await openChat()).toBeNull();
      const { id } = await created({ config: chat({ baseUrl: server.origin, prices: { currency: "EUR", inputPerMillion: 2, outputPerMillion: 4 } }), apiKey: KEY });
      const opened = await openChat();
      const request = { system: "s", user: "u", temperature: 0, maxTokens: 10, seed: 1 };
      const answer = await opened?.chat.chat(request, new AbortController().signal);
      expect(answer?.text).toBe("Good evening.");
      expect(opened?.price({ name: "Lab", model: "m", revision: null, licence: null }, { inputTokens: 1e6, cachedTokens: 0, outputTokens: 5e5 })).toBe(4);
      expect((await remove(id)).status).toBe(200);
      expect([await openChat(), await list()]).toEqual([null, []]);
      for (const gone of [await remove(id), await probe(id), await update(id, { isEnabled: false }), await probe(randomUUID())]) expect(gone.status).toBe(404);
    } finally {
      await server.close();
    }
  });

  it("is an admin's alone", () => {
    for (const role of ["evaluator", "researcher"] as const) expect(() => engineAdmin({ ...admin, role })).toThrow(/nothing here for you/);
  });
});
