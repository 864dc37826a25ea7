import { describe, expect, it } from "vitest";
import { canonicalJson, judgmentContent } from "@/lib/judgments/canonical";
import { draftSchema, submitJudgmentSchema } from "@/lib/judgments/schema";
import { changeAnswers, sheetFrom } from "@/lib/desk/answer-sheet";
import { storableText } from "@/lib/desk/storable-text";
import { buildDraft, buildSubmission, buildTelemetry, deviceKind, NO_TIMES } from "@/lib/desk/submission";

const order = ["a", "b"];
const telemetry = buildTelemetry({
  times: { ...NO_TIMES, elapsedMs: 61_000.7, activeMs: 40_000.2, firstAnswerAfterMs: 900.4, imagesOpened: 2 }, sessionsRead: [1, 3], order,
  screen: { width: 390.5, height: 844, touch: true }, deviceTime: "2026-11-21T10:00:00.000Z", programVersion: "1.2.3",
});
let sheet = changeAnswers(sheetFrom({ answers: [], comment: "", sequence: 0 }), { type: "rate", criterion: "a", value: 3, atMs: 12.5 });
sheet = changeAnswers(sheet, { type: "decline", criterion: "b", nonResponse: "image_missing", atMs: 20 });
sheet = changeAnswers(sheet, { type: "comment", text: "fine\u0000 but \ud83d" });

const KEY = "3f0b8f8e-27a8-4a43-9c3b-0d6f5b8b0a11";
const ASSIGNMENT = "9b2f8a64-9d3b-4c58-8f67-0c7d0a4b2e22";

describe("a submission", () => {
  const built = buildSubmission({ key: KEY, assignmentId: ASSIGNMENT, baseRevision: 0, sheet, order, telemetry });

  it("is complete: parsing adds and changes nothing, so both sides hash the same content", () => {
    const parsed = submitJudgmentSchema.parse(JSON.parse(JSON.stringify(built)));
    expect(canonicalJson(judgmentContent(parsed))).toBe(canonicalJson(judgmentContent(built)));
  });

  it("holds answers, text that can be stored, and times in whole milliseconds", () => {
    expect(built.answers).toEqual([
      { criterion: "a", value: 3, nonResponse: null, comment: "", answeredAfterMs: 13 },
      { criterion: "b", value: null, nonResponse: "image_missing", comment: "", answeredAfterMs: 20 },
    ]);
    expect(built.comment).toBe("fine but \ufffd");
    expect(built.telemetry).toMatchObject({ submittedAfterMs: 61_001, activeMs: 40_000, firstAnswerAfterMs: 900, sessionsRead: [1, 3], imagesOpened: 2, device: { kind: "phone" } });
  });
});

it("builds a draft that the server takes", () => {
  expect(draftSchema.parse(buildDraft(sheet, order, 2))).toMatchObject({ sequence: 3, baseRevision: 2 });
});

it("tells devices apart by finger and size", () => {
  expect(deviceKind({ width: 390, height: 844, touch: true })).toBe("phone");
  expect(deviceKind({ width: 844, height: 390, touch: true })).toBe("phone");
  expect(deviceKind({ width: 820, height: 1180, touch: true })).toBe("tablet");
  expect(deviceKind({ width: 400, height: 500, touch: false })).toBe("desktop");
});

it("mends text and cuts it between letters", () => {
  expect(storableText("a\u0000b\udc00", 10)).toBe("ab\ufffd");
  expect(storableText("ab😀", 3)).toBe("ab");
  expect(storableText("ab😀", 4)).toBe("ab😀");
});
