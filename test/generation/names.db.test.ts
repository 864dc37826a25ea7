import { beforeEach, describe, expect, it } from "vitest";
import { DELETE as deleteRoute, GET as getRoute, PUT as putRoute } from "@/app/api/v1/generations/names/route";
import { pool } from "@/lib/db/client";
import { operatorGenerator } from "@/lib/generation/access";
import { authorizeRun, getEpisode } from "@/lib/generation/data";
import { grownParts } from "@/lib/generation/grown-parts";
import { generationHandler } from "@/lib/generation/job.handler";
import { createClaimedRun } from "@/lib/generation/mutations";
import { operatorNameKeeper } from "@/lib/generation/names/access";
import { putNameList } from "@/lib/generation/names/mutations";
import { generationRequestSchema } from "@/lib/generation/schema";
import { runClaimed } from "@/lib/jobs/run";
import { COUNTRIES } from "@/lib/mcu/lexicon/countries";
import { useTestDatabase } from "../database";
import { context, makePerson, requestBy, type TestPerson } from "../users/people";

useTestDatabase();

const PATH = "/api/v1/generations/names";
/** Every country, so that whoever is drawn has one of these. */
const everywhere = (female: string, male: string) => ["country,gender,name", ...COUNTRIES.flatMap((country) => [`${country},female,${female}`, `${country},male,${male}`])].join("\n");
const get = async (person: TestPerson) => (await getRoute(requestBy(person, "GET", PATH), context())).json();
const put = (person: TestPerson, csv: string) => putRoute(requestBy(person, "PUT", PATH, { fileName: "ours.csv", csv }), context());

beforeEach(async () => {
  await pool().query(`delete from "GenerationRun"`);
  await pool().query(`delete from "NameList"`);
  await pool().query(`delete from "Job"`);
});

/** The name of the person of a run of one episode, and where it is from. */
async function nameOf(runId: string) {
  const id = await authorizeRun(operatorGenerator, runId);
  const episode = id && (await getEpisode(id, 1));
  const steps = episode ? episode.steps : [];
  return { name: grownParts(steps).person?.name, from: (steps.find(({ path }) => path === "person")?.output as { nameFrom?: string } | undefined)?.nameFrom };
}
const ask = () => createClaimedRun(operatorGenerator, generationRequestSchema.parse({ provider: "scripted", episodes: 1, seed: "s" }));

describe("names of a lab's own", () => {
  it("are brought by an admin, seen by researchers, and are nobody else's", async () => {
    const [admin, researcher, evaluator] = [await makePerson("admin"), await makePerson("researcher"), await makePerson("evaluator")];
    expect(await get(researcher)).toEqual({ inForce: null });
    const answer = await put(admin, "country,gender,name\nItaly,female,Ada\nItaly,female,Bea\nItaly,male,Ugo\n");
    expect(answer.status).toBe(200);
    expect(await get(researcher)).toMatchObject({ inForce: { fileName: "ours.csv", countries: [{ country: "Italy", female: 2, male: 1 }] } });
    expect((await put(researcher, everywhere("A", "B"))).status).toBe(404);
    expect((await deleteRoute(requestBy(researcher, "DELETE", PATH), context())).status).toBe(404);
    expect((await getRoute(requestBy(evaluator, "GET", PATH), context())).status).toBe(404);
    const refused = await put(admin, "country,gender,name\nAtlantis,male,X\nItaly,man,Y");
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({ error: { problems: [{ path: "csv", message: expect.stringContaining("Row 2") as string }, { message: expect.stringContaining("Row 3") as string }] } });
    expect(await get(researcher)).toMatchObject({ inForce: { fileName: "ours.csv" } });
    expect((await deleteRoute(requestBy(admin, "DELETE", PATH), context())).status).toBe(200);
    expect(await get(admin)).toEqual({ inForce: null });
  });

  it("name the people of later runs, and a run that is there keeps its own", async () => {
    await putNameList(operatorNameKeeper, { fileName: "first.csv", csv: everywhere("Zuzu", "Zozo") });
    const before = await ask();
    await putNameList(operatorNameKeeper, { fileName: "second.csv", csv: everywhere("Kiki", "Koko") });
    const after = await ask();
    for (const { job } of [before, after]) expect(await runClaimed(job, generationHandler)).toMatchObject({ state: "done" });
    expect(await nameOf(before.runId)).toEqual({ name: expect.stringMatching(/^Z[uo]z[uo]$/) as string, from: "own list" });
    expect(await nameOf(after.runId)).toEqual({ name: expect.stringMatching(/^K[io]k[io]$/) as string, from: "own list" });
    await pool().query(`update "NameList" set "isInForce" = false`);
    const plain = await ask();
    await runClaimed(plain.job, generationHandler);
    expect((await nameOf(plain.runId)).from).toMatch(/^(faker|compiled by hand)$/);
  });
});
