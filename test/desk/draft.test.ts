import { describe, expect, it } from "vitest";
import { isUnsaved, resume, type DraftRow } from "@/lib/desk/draft";
import type { Answer } from "@/lib/judgments/schema";

const answer = (value: number): Answer => ({ criterion: "a", value, nonResponse: null, comment: "", answeredAfterMs: 1 });
const device = (changes: Partial<DraftRow>): DraftRow => ({
  userId: "u", studyId: "s", assignmentId: "i", answers: [answer(1)], comment: "here", sequence: 5, baseRevision: 0, savedSequence: 5, ...changes,
});
const server = { answers: [answer(2)], comment: "there", sequence: 5, revision: 0 };

describe("which answers are shown", () => {
  it("those of the server, where this device has none", () => {
    expect(resume(null, server)).toEqual({ from: "server", answers: [answer(2)], comment: "there", sequence: 5, setAside: null });
  });

  it("those of the device after a reload in which the last ones had not arrived", () => {
    expect(resume(device({ sequence: 7 }), server)).toMatchObject({ from: "device", comment: "here", sequence: 7, setAside: null });
  });

  it("the newer ones of another device, with the unsaved ones of this one set aside and offered", () => {
    const older = device({ sequence: 4, savedSequence: 2 });
    expect(resume(older, server)).toMatchObject({ from: "server", sequence: 5, setAside: older });
    expect(resume(device({ sequence: 4, savedSequence: 4 }), server).setAside).toBeNull();
  });

  it("those of the server alone, where the unconfirmed ones of this device are the same: only the confirmation was lost", () => {
    const arrived = device({ answers: server.answers, comment: server.comment, sequence: 5, savedSequence: 4 });
    expect(resume(arrived, server)).toMatchObject({ from: "server", setAside: null });
  });

  it("those of a submission that was made meanwhile, and counts on above what this device has used", () => {
    const overtaken = device({ sequence: 9, savedSequence: 3, baseRevision: 0 });
    const submitted = { ...server, sequence: 0, revision: 1 };
    expect(resume(overtaken, submitted)).toMatchObject({ from: "server", sequence: 9, setAside: overtaken });
  });
});

it("is unsaved until the server has confirmed its last change", () => {
  expect(isUnsaved(device({ sequence: 5, savedSequence: 4 }))).toBe(true);
  expect(isUnsaved(device({ sequence: 5, savedSequence: 5 }))).toBe(false);
});
