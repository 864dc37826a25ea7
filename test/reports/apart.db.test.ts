import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { runApart } from "@/lib/jobs/apart";
import { APART } from "@/lib/reports/apart/task";
import { analyse, computeNow } from "@/lib/reports/analysis/data";
import { AppError } from "@/lib/errors";
import { createStudy } from "@/lib/studies/mutations";
import { studyInputSchema } from "@/lib/studies/protocol";
import { useTestDatabase } from "../database";
import { makeProtocol } from "../studies/made-protocol";
import { makeDataset, makeStudy } from "../studies/made-study";

useTestDatabase();

const settings = { metric: "ordinal", seed: "1", replicates: 100 } as const;
const never = new AbortController().signal;

describe("work in a process of its own", () => {
  it("gives what this process would, and leaves this thread free meanwhile", async () => {
    const study = await makeStudy({ episodes: 2, evaluators: 1 });
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 20);
    await runApart(APART, { kind: "analysis", studyId: study.id, request: { kind: "items" } }, { signal: never });
    clearInterval(clock);
    expect(turns).toBeGreaterThan(5);
    expect((await analyse(study.id, { kind: "items" }))?.body).toEqual(await computeNow(study.id, { kind: "items" }));
  });

  it("is refused with the sentence for people, and ends when it is told to", async () => {
    const { slug } = await makeDataset({ episodes: 1 });
    const { id } = await createStudy(null, studyInputSchema.parse({ name: "Draft", dataset: slug, protocol: makeProtocol() }));
    await expect(runApart(APART, { kind: "bundle", bundleId: randomUUID(), studyId: id, settings }, { signal: never })).rejects.toThrow(AppError);
    await expect(runApart(APART, { kind: "bundle", bundleId: randomUUID(), studyId: randomUUID(), settings }, { signal: never })).rejects.toThrow(/nothing here/);
    const stopped = new AbortController();
    const work = runApart(APART, { kind: "bundle", bundleId: randomUUID(), studyId: id, settings }, { signal: stopped.signal });
    stopped.abort("cancelled");
    await expect(work).rejects.toBe("cancelled");
  });
});
