import { afterEach, describe, expect, it, vi } from "vitest";
import { registerAlign } from "@/cli/commands/align";
import { UsageError } from "@/cli/usage-error";
import type { CalibrationView, Proposals } from "@/lib/calibrations/types";
import { closeStudy } from "@/lib/studies/mutations";
import { apart, judged } from "../calibrations/judged-study";
import { useTestDatabase } from "../database";
import { saidBy } from "./said-by";

vi.mock("@/lib/db/prepare", () => ({ prepareDatabase: async () => undefined }));
useTestDatabase();
afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = 0;
});

const run = saidBy(registerAlign, "align", "calibrate");

describe("concord align calibrate", () => {
  it("says what a study speaks for, and adopts it once the study is closed", async () => {
    const { id } = await judged(apart);
    const text = await run(id);
    expect(text).toMatch(/^clip of clip-1 \(r7\): at least 0\.2500 \(95 % interval /);
    expect(text).toMatch(/\nYouden's J 0\.962, area under the curve 0\.963 .*\n51 pictures, 26 of them relevant, 101 answers to 51 items\n/);
    expect((JSON.parse(await run(id, "--json")) as Proposals).proposals[0]?.n).toBe(51);
    await expect(run(id, "--adopt")).rejects.toThrow(/still open/);
    await closeStudy(null, id);
    const adopted = JSON.parse(await run(id, "--adopt", "--model", "clip-1", "--json")) as CalibrationView;
    expect(adopted).toMatchObject({ createdBy: null, retiredAt: null, proposal: { n: 51 } });
    expect(process.exitCode ?? 0).toBe(0);
  });

  it("says why there is none, and ends with 1", async () => {
    const { id } = await judged(apart.slice(0, 30));
    expect(await run(id)).toMatch(/^clip of clip-1 \(r7\): no threshold\nA threshold takes twenty units/);
    expect(process.exitCode).toBe(1);
    await expect(run(id, "--adopt", "--model", "clip-2")).rejects.toThrow(/scored by clip-2/);
    await expect(run(id, "--criterion", "coherence")).rejects.toThrow(/no criterion “coherence”/);
  });

  it.each([[["one"]], [["7d2f7c60-55f3-4c0e-8a07-2d3c2a8d2d11", "--model", "a"]]])("does not take %j", async (words) => {
    await expect(run(...words)).rejects.toBeInstanceOf(UsageError);
  });
});
