/** docs/guide/notebook.md: every address that it names, called with a token as it says, on the real handlers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { isOpenToTokens } from "@/lib/api/endpoint";
import { endpoints } from "@/lib/api/registry";
import { createApiToken } from "@/lib/auth/api-tokens";
import { runImport } from "@/lib/datasets/job.handler";
import { prisma } from "@/lib/db/client";
import { ownId } from "@/lib/users/data";
import { loadRoutes, type Route } from "../api/routes";
import { useTestDatabase } from "../database";
import { jsonLines, testFolder, write } from "../fixtures/files";
import { makeStudy, type MadeStudy } from "../studies/made-study";
import { makePerson, requestBy } from "./people";

useTestDatabase();
const folder = testFolder();

/** A dataset as an import publishes it. */
const IMPORTED = "boats";
const EPISODE = { id: "a", origin: "collected", sessions: [{ turns: [{ speaker: "A", text: "The boats are in." }] }] };

const GUIDE = readFileSync(join(import.meta.dirname, "../../docs/guide/notebook.md"), "utf8");
/** As they stand in commands and in code, however the language puts the study's id in. */
const CALLED = [...GUIDE.matchAll(/\$CONCORD\/api\/v1(\/[^"]+)"|read\(f?"(\/[^"]+)"\)|read\(paste0\("(\/studies\/)", study, "([^"]+)"\)\)/g)]
  .map(([, shell, python, before, after]) => shell ?? python ?? `${before}STUDY${after}`)
  .map((path) => path.replace(/\$STUDY|\{study\}/, "STUDY"));
const LISTED = [...GUIDE.matchAll(/`GET \/api\/v1(\/[^`]+)`/g)].map(([, path]) => path ?? "");

let routes: Route[];
let study: MadeStudy;
let token: string;
let episodeId: string;
beforeAll(async () => {
  routes = await loadRoutes();
  study = await makeStudy({ episodes: 2 });
  await runImport({ slug: IMPORTED, paths: [write(folder, "boats.jsonl", jsonLines([EPISODE]))], images: [] });
  token = (await createApiToken(ownId(await makePerson("admin")), { name: "guide", days: 1 }, null)).token;
  episodeId = (await prisma().episode.findFirstOrThrow({ where: { dataset: { slug: IMPORTED } } })).id;
});

/** The handler for an address, with the parameters that its pattern takes from it. */
async function call(path: string): Promise<Response> {
  const [pathname = ""] = path.split("?");
  const found = routes
    .map((route) => ({ route, parameters: new RegExp(`^${route.path.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`).exec(pathname) }))
    .filter(({ parameters }) => parameters !== null)
    // "/studies/sample-preview" before "/studies/{studyId}".
    .sort((one, other) => one.route.path.split("{").length - other.route.path.split("{").length)[0];
  const handler = found?.route.handlers.get("GET");
  if (!handler) throw new Error(`Nothing answers GET ${path}`);
  return handler(requestBy(undefined, "GET", `/api/v1${path}`, undefined, { authorization: `Bearer ${token}` }), { params: Promise.resolve({ ...found?.parameters?.groups }) });
}

describe("the guide to notebooks", () => {
  it("has code for the shell, Python and R", () => {
    expect(CALLED.length).toBeGreaterThanOrEqual(8);
    expect(LISTED.length).toBeGreaterThanOrEqual(10);
  });

  it.each([...new Set(CALLED)])("calls %s, which answers", async (path) => {
    const response = await call(path.replace("STUDY", study.id));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, expect.stringMatching(/json|csv/)]);
    await response.text();
  });

  it.each(LISTED)("lists %s, which a token opens", async (path) => {
    expect(endpoints.filter((endpoint) => endpoint.method === "GET" && endpoint.path === path).map(isOpenToTokens)).toEqual([true]);
    const response = await call(path.replace("{studyId}", study.id).replace("{slug}", IMPORTED).replace("{episodeId}", episodeId));
    expect([response.status, await response.text()]).toEqual([200, expect.any(String)]);
  });

  it("names the parts of an answer that its code takes", async () => {
    const read = async (path: string) => (await (await call(path)).json()) as Record<string, unknown>;
    expect((await read("/studies")).studies).toEqual([expect.objectContaining({ id: study.id, name: expect.any(String) })]);
    const { criteria } = await read(`/studies/${study.id}/results?metric=ordinal`);
    expect(criteria).toEqual(expect.arrayContaining([expect.objectContaining({ name: expect.any(String), mean: expect.objectContaining({ value: null }), agreement: expect.objectContaining({ alpha: null, ci: null }) })]));
    const header = (await (await call(`/studies/${study.id}/export?format=csv`)).text()).split("\n")[0];
    for (const column of ["criterion", "evaluator", "item", "value"]) expect(header?.split(",")).toContain(column);
  });
});
