import { beforeAll, describe, expect, it } from "vitest";
import { GET as figureRoute } from "@/app/api/v1/studies/[studyId]/figures/[figure]/route";
import { useTestDatabase } from "../database";
import { makeAnswers } from "../studies/made-protocol";
import { seedJudgments } from "./seeded-judgments";
import { makeComparison, makeStudy, type MadeComparison, type MadeStudy } from "../studies/made-study";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();

let rating: MadeStudy;
let comparison: MadeComparison;
let researcher: TestPerson;
beforeAll(async () => {
  [rating, comparison, researcher] = [await makeStudy({ episodes: 2 }), await makeComparison({ episodes: 2 }), await makePerson("researcher")];
});

const ask = (person: TestPerson | undefined, studyId: string, figure: string, query = "") =>
  figureRoute(requestBy(person, "GET", `/api/v1/studies/${studyId}/figures/${figure}${query}`), context({ studyId, figure }));

describe("figures of a study", () => {
  it.each(["distribution", "agreement", "progress", "correlation", "timeline", "position"])("%s of a rating study, as SVG and as PDF", async (kind) => {
    const svg = await ask(researcher, rating.id, `${kind}.svg`);
    expect([svg.status, svg.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
    expect(svg.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await svg.text()).toMatch(/^<\?xml|^<svg/);
    const pdf = await ask(researcher, rating.id, `${kind}.pdf`, "?width=column");
    expect(pdf.headers.get("content-type")).toBe("application/pdf");
    expect(Buffer.from(await pdf.arrayBuffer()).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it.each(["head-to-head", "net-preference", "progress", "timeline", "position"])("%s of a comparison, without the names of its sources", async (kind) => {
    const svg = await (await ask(researcher, comparison.id, `${kind}.svg`)).text();
    for (const { slug } of comparison.datasets) expect(svg).not.toContain(slug);
  });

  it("of evaluators two by two, once two share an item, by criterion and by what is said of them", async () => {
    expect((await ask(researcher, rating.id, "raters.svg")).status).toBe(404);
    await seedJudgments(rating.id, 4, (place) => makeAnswers(1 + (place % 4), 2));
    const svg = await (await ask(researcher, rating.id, "raters.svg", "?key=coherence&measure=kappa")).text();
    expect(svg).toContain("E02");
    expect((await ask(researcher, rating.id, "raters.svg", "?key=nothing")).status).toBe(404);
    expect((await ask(researcher, rating.id, "raters.svg", "?measure=luck")).status).toBe(400);
  });

  it("of alpha in a comparison, for the pair of sources that is asked for", async () => {
    const svg = await ask(researcher, comparison.id, "agreement.svg", "?sources=A:B");
    expect(svg.status).toBe(200);
  });

  it("are not there for other kinds, other files, or other people", async () => {
    expect((await ask(researcher, rating.id, "head-to-head.svg")).status).toBe(404);
    expect((await ask(researcher, rating.id, "agreement.exe")).status).toBeGreaterThanOrEqual(400);
    expect((await ask(rating.evaluators[0], rating.id, "agreement.svg")).status).toBe(404);
    expect((await ask(undefined, rating.id, "agreement.svg")).status).toBe(401);
  });
});
