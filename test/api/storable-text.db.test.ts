/** PostgreSQL keeps neither NUL nor half of a surrogate pair: what cannot be stored is refused by its field, never a fault of the server. */
import { beforeAll, describe, expect, it } from "vitest";
import { GET as episodesRoute } from "@/app/api/v1/datasets/[slug]/episodes/route";
import { POST as importsRoute } from "@/app/api/v1/imports/route";
import { PATCH as updateStudyRoute } from "@/app/api/v1/studies/[studyId]/route";
import { POST as createStudyRoute } from "@/app/api/v1/studies/route";
import { GET as peopleRoute, POST as inviteRoute } from "@/app/api/v1/users/route";
import { useTestDatabase } from "../database";
import { makeProtocol } from "../studies/made-protocol";
import { type MadeDataset, makeDataset } from "../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();

let admin: TestPerson;
let dataset: MadeDataset;
beforeAll(async () => {
  admin = await makePerson("admin");
  dataset = await makeDataset({ episodes: 1 });
});

async function refusal(answer: Promise<Response>) {
  const response = await answer;
  const { error } = (await response.json()) as { error?: { problems: { path: string; message: string }[] } };
  return { status: response.status, problems: error?.problems };
}

const refused = (status: number, path: string) => ({ status, problems: [{ path, message: "contains a character that cannot be stored" }] });

describe.each([["NUL", "a\0b"], ["half a surrogate pair", "a\ud800b"]])("%s", (_, odd) => {
  const [scale] = makeProtocol().criteria.map((criterion) => criterion.scale);
  const criterion = { key: "coherence", name: "Coherence", question: "Does it flow?", scale: scale ?? [] };
  const cases: [string, object][] = [
    ["name", { name: odd }],
    ["dataset", { dataset: odd }],
    ["protocol.title", { protocol: makeProtocol({ title: odd }) }],
    ["protocol.instructions", { protocol: makeProtocol({ instructions: odd }) }],
    ["protocol.sample.seed", { protocol: makeProtocol({ sample: { size: "all", seed: odd } }) }],
    ["protocol.criteria.0.question", { protocol: makeProtocol({ criteria: [{ ...criterion, question: odd }] }) }],
    ["protocol.criteria.0.definition", { protocol: makeProtocol({ criteria: [{ ...criterion, definition: odd }] }) }],
    ["protocol.criteria.0.scale.0.example", { protocol: makeProtocol({ criteria: [{ ...criterion, scale: criterion.scale.map((point, index) => (index === 0 ? { ...point, example: odd } : point)) }] }) }],
  ];

  it.each(cases)("in a study's %s is refused", async (path, change) => {
    const body = { name: "Spring", dataset: dataset.slug, protocol: makeProtocol(), ...change };
    expect(await refusal(createStudyRoute(requestBy(admin, "POST", "/api/v1/studies", body), context()))).toEqual(refused(422, path));
  });

  it("in a change of a study is refused", async () => {
    const body = { name: "Spring", dataset: dataset.slug, protocol: makeProtocol() };
    const { id } = (await (await createStudyRoute(requestBy(admin, "POST", "/api/v1/studies", body), context())).json()) as { id: string };
    const change = updateStudyRoute(requestBy(admin, "PATCH", `/api/v1/studies/${id}`, { name: odd }), context({ studyId: id }));
    expect(await refusal(change)).toEqual(refused(422, "name"));
  });

  it.each(["title", "licence"])("in an import's %s is refused", async (field) => {
    const body = { dataset: "set", uploads: [], [field]: odd };
    expect(await refusal(importsRoute(requestBy(admin, "POST", "/api/v1/imports", body), context()))).toEqual(refused(422, field));
  });

  it.each(["paths", "imagePaths"])("in an import's %s is refused", async (field) => {
    const body = { dataset: "set", [field]: [odd] };
    expect(await refusal(importsRoute(requestBy(admin, "POST", "/api/v1/imports", body), context()))).toEqual(refused(422, `${field}.0`));
  });
});

describe("half a surrogate pair", () => {
  it("in a person's name is refused", async () => {
    const body = { email: "new@example.org", role: "evaluator", name: "a\ud800b" };
    expect(await refusal(inviteRoute(requestBy(admin, "POST", "/api/v1/users", body), context()))).toEqual(refused(422, "name"));
  });
});

describe("NUL in an address", () => {
  it("is refused where episodes or people are sought", async () => {
    const slug = dataset.slug;
    expect(await refusal(episodesRoute(requestBy(admin, "GET", `/api/v1/datasets/${slug}/episodes?q=%00`), context({ slug })))).toEqual(refused(400, "q"));
    expect(await refusal(peopleRoute(requestBy(admin, "GET", "/api/v1/users?search=%00"), context()))).toEqual(refused(400, "search"));
    expect(await refusal(peopleRoute(requestBy(admin, "GET", "/api/v1/users?after=%00"), context()))).toEqual(refused(400, "after"));
  });
});
