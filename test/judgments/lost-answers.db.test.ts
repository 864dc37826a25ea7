import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { simulate } from "@/cli/simulated-evaluators";
import { sessionCookie } from "@/lib/auth/token";
import { prisma } from "@/lib/db/client";
import { checkDeliveries } from "@/lib/judgments/data";
import { seededRandom } from "@/lib/stats/random";
import { placesFor } from "@/lib/studies/data";
import { ensureSimulatedEvaluators } from "@/lib/studies/mutations";
import { loadRoutes, type Route } from "../api/routes";
import { useTestDatabase } from "../database";
import { makeStudy } from "../studies/made-study";

useTestDatabase();

/** Concord's routes behind a network that loses a fifth of the requests and a fifth of the answers. */
let server: Server;
let origin: string;
const lost = { requests: 0, answers: 0, faults: 0 };

async function bodyOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

function find(routes: Route[], method: string, path: string) {
  for (const route of routes) {
    const match = new RegExp(`^${route.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`).exec(path);
    const handler = route.handlers.get(method as never);
    if (match && handler) return { handler, params: { ...match.groups } };
  }
  throw new Error(`No route for ${method} ${path}`);
}

beforeAll(async () => {
  const routes = await loadRoutes();
  const random = seededRandom("bad weather");
  server = createServer((message, response) => {
    void (async () => {
      const fate = random.nextUniform();
      const body = await bodyOf(message);
      if (fate < 0.2) {
        lost.requests += 1;
        return message.socket.destroy();
      }
      const path = (message.url ?? "").replace("/api/v1", "");
      const { handler, params } = find(routes, message.method ?? "", path);
      const headers = { cookie: message.headers.cookie ?? "", "content-type": "application/json" };
      const answer = await handler(new Request(`${origin}${message.url}`, { method: message.method, headers, body: body || undefined }), { params: Promise.resolve(params) });
      const text = await answer.text();
      if (fate < 0.4) {
        lost.answers += 1;
        return message.socket.destroy();
      }
      if (fate < 0.5) {
        lost.faults += 1;
        return response.writeHead(503).end("{}");
      }
      response.writeHead(answer.status, { "content-type": "application/json" }).end(text);
    })();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => new Promise((done) => server.close(done)));

const cookies = (people: { userId: string; sessionVersion: number; pseudonym: string }[]) =>
  Promise.all(people.map(async ({ pseudonym, ...claims }) => ({ pseudonym, cookie: await sessionCookie(claims) })));

describe("evaluators on a bad line", () => {
  it("deliver every judgment exactly once", async () => {
    const study = await makeStudy({ episodes: 10, evaluators: 0, protocol: { evaluatorsPerItem: 4 } });
    const people = await ensureSimulatedEvaluators(study.id, 5);
    const ids = people.map((person) => person.userId);
    expect(await placesFor(study.id, ids)).toBe(40);
    expect(await placesFor(study.id, ids.slice(0, 2))).toBe(20);
    const outcome = await simulate({ origin, studyId: study.id, evaluators: await cookies(people), seed: "1", judgments: 40, concurrency: 5 });
    expect(outcome.acknowledged).toHaveLength(40);
    expect(Math.min(lost.requests, lost.answers, lost.faults)).toBeGreaterThan(5);
    expect(await checkDeliveries(study.id, outcome.acknowledged)).toEqual({ counted: 40, surplus: 0, lost: 0, duplicated: 0, miscounted: 0 });
    expect(await prisma().judgmentRevision.count({ where: { judgment: { assignment: { studyId: study.id } } } })).toBe(40);
    expect(await prisma().item.findMany({ where: { studyId: study.id, NOT: { held: 4, counted: 4, surplus: 0 } } })).toEqual([]);
    expect(await placesFor(study.id, ids)).toBe(0);
  });

  it("would be found out if something were lost, stored twice or counted wrongly", async () => {
    const study = await makeStudy({ episodes: 2, evaluators: 0, protocol: { evaluatorsPerItem: 1 } });
    const people = await ensureSimulatedEvaluators(study.id, 1);
    const { acknowledged } = await simulate({ origin, studyId: study.id, evaluators: await cookies(people), seed: "1", judgments: 2, concurrency: 1 });
    const [first, second] = acknowledged;
    if (!first || !second) throw new Error();
    expect(await checkDeliveries(study.id, [first, { ...second, sha256: "0".repeat(64) }])).toMatchObject({ counted: 1, lost: 1 });
    expect(await checkDeliveries(study.id, [first, { ...second, idempotencyKey: first.assignmentId }])).toMatchObject({ lost: 1, duplicated: 1 });
    await prisma().item.updateMany({ where: { studyId: study.id, position: 1 }, data: { counted: 0 } });
    expect(await checkDeliveries(study.id, acknowledged)).toMatchObject({ miscounted: 1 });
  });

  it("are told apart from people, and are the same ones when called again", async () => {
    const study = await makeStudy({ episodes: 1, evaluators: 1 });
    const people = await ensureSimulatedEvaluators(study.id, 2);
    expect(people.map((person) => person.pseudonym)).toEqual(["SIM001", "SIM002"]);
    expect(await ensureSimulatedEvaluators(study.id, 3)).toMatchObject([people[0], people[1], { pseudonym: "SIM003" }]);
  });
});
