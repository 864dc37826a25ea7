import { describe, expect, it } from "vitest";
import { outcomeText, verdictsOf } from "@/lib/alignments/verdicts";
import { ALIGNER_DEFAULTS } from "@/lib/mcu/aligner/settings";
import type { PictureRecord } from "@/lib/mcu/picture-record";

const thresholds = { ...ALIGNER_DEFAULTS.thresholds, clip: { value: 0.3, calibrated: { id: "c", from: "Harbour", n: 51, when: "2026-01-01" } } };
const scores = { clip: 0.3, pick: 21, nsfw: 0.6, face: 0.9 };

describe("verdictsOf", () => {
  it("passes at the threshold, refuses above that of unsuitable pictures, and never passes without one", () => {
    expect(verdictsOf({ module: "p-t2i", scores, unscored: [] }, thresholds).map(({ score, passed, calibrated }) => [score, passed, calibrated !== false])).toEqual([
      ["clip", true, true], ["pick", null, false], ["nsfw", false, false], ["face", null, false],
    ]);
  });

  it("says why there is no score, and nothing of a face where none is asked for", () => {
    const found = verdictsOf({ module: "web", scores: { ...scores, clip: null }, unscored: [{ score: "clip", reason: "No CLIP is configured." }] }, thresholds);
    expect(found.map(({ score }) => score)).toEqual(["clip", "pick", "nsfw"]);
    expect(found[0]).toMatchObject({ value: null, passed: null, reason: "No CLIP is configured." });
  });
});

describe("outcomeText", () => {
  const record: PictureRecord = { status: "unavailable", description: "A kite", chosen: null, candidates: [], plan: { module: "web", description: "A kite", planner: "rule", reason: "" }, tried: [{ module: "web", outcome: "failed", reason: "It is down." }] };

  it("says why there is none", () => {
    expect(outcomeText(record)).toBe("No engine gave a picture. Found on the web: It is down.");
    expect(outcomeText({ ...record, status: "rejected", tried: [{ module: "web", outcome: "nothing-passed", reason: "Each of 2 was refused." }] })).toBe("None of 0 passed every filter. Found on the web: Each of 2 was refused.");
  });
});
