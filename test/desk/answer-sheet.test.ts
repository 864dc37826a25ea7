import { describe, expect, it } from "vitest";
import { changeAnswers, isAnswered, listAnswers, sheetFrom, undoTarget, type AnswerSheet } from "@/lib/desk/answer-sheet";

const EMPTY = sheetFrom({ answers: [], comment: "", sequence: 0 });
const rate = (sheet: AnswerSheet, criterion: string, value: number, atMs = 10) => changeAnswers(sheet, { type: "rate", criterion, value, atMs });

describe("giving answers", () => {
  it("starts with no answer to anything", () => {
    expect(isAnswered(EMPTY.answers.coherence)).toBe(false);
    expect(listAnswers(EMPTY, ["coherence"])).toEqual([]);
  });

  it("rates, keeps when, and counts up", () => {
    const sheet = rate(EMPTY, "coherence", 3, 1234.6);
    expect(sheet.answers.coherence).toEqual({ criterion: "coherence", value: 3, nonResponse: null, comment: "", answeredAfterMs: 1235 });
    expect(sheet.sequence).toBe(1);
  });

  it("returns the same sheet for the same answer, so that nothing is saved twice", () => {
    const sheet = rate(EMPTY, "coherence", 3, 10);
    expect(rate(sheet, "coherence", 3, 99)).toBe(sheet);
    expect(changeAnswers(EMPTY, { type: "clear", criterion: "coherence" })).toBe(EMPTY);
    expect(changeAnswers(EMPTY, { type: "comment", text: "" })).toBe(EMPTY);
    expect(changeAnswers(EMPTY, { type: "undo" })).toBe(EMPTY);
  });

  it("keeps a rating and a non-response apart", () => {
    const declined = changeAnswers(rate(EMPTY, "a", 2), { type: "decline", criterion: "a", nonResponse: "cannot_judge", atMs: 5 });
    expect(declined.answers.a).toMatchObject({ value: null, nonResponse: "cannot_judge" });
    expect(isAnswered(declined.answers.a)).toBe(true);
    expect(rate(declined, "a", 1).answers.a).toMatchObject({ value: 1, nonResponse: null });
  });

  it("clears the answer and keeps the comment", () => {
    const remarked = changeAnswers(rate(EMPTY, "a", 2), { type: "remark", criterion: "a", text: "why" });
    const cleared = changeAnswers(remarked, { type: "clear", criterion: "a" });
    expect(cleared.answers.a).toEqual({ criterion: "a", value: null, nonResponse: null, comment: "why", answeredAfterMs: null });
    expect(isAnswered(cleared.answers.a)).toBe(false);
  });

  it("lists in the order shown, with comments that stand alone, without what was never touched", () => {
    const sheet = changeAnswers(rate(EMPTY, "c", 4), { type: "remark", criterion: "a", text: "hm" });
    expect(listAnswers(sheet, ["a", "b", "c"]).map((answer) => answer.criterion)).toEqual(["a", "c"]);
  });
});

describe("undo", () => {
  it("goes back change by change to where it began, always with a higher sequence", () => {
    let sheet = rate(rate(EMPTY, "a", 1), "b", 2);
    sheet = rate(sheet, "a", 4);
    expect(undoTarget(sheet)).toBe("a");
    sheet = changeAnswers(sheet, { type: "undo" });
    expect(sheet.answers.a?.value).toBe(1);
    sheet = changeAnswers(changeAnswers(sheet, { type: "undo" }), { type: "undo" });
    expect(sheet.answers).toEqual({});
    expect(sheet.sequence).toBe(6);
    expect(undoTarget(sheet)).toBeUndefined();
  });

  it("takes typing as one step, and another field as another", () => {
    let sheet = rate(EMPTY, "a", 3);
    for (const text of ["w", "wh", "why"]) sheet = changeAnswers(sheet, { type: "remark", criterion: "a", text });
    for (const text of ["x", "xy"]) sheet = changeAnswers(sheet, { type: "comment", text });
    expect(undoTarget(sheet)).toBeNull();
    sheet = changeAnswers(sheet, { type: "undo" });
    expect(sheet.comment).toBe("");
    sheet = changeAnswers(sheet, { type: "undo" });
    expect(sheet.answers.a).toMatchObject({ value: 3, comment: "" });
  });

  it("does not take a rating for typing", () => {
    const sheet = changeAnswers(changeAnswers(rate(EMPTY, "a", 3), { type: "remark", criterion: "a", text: "why" }), { type: "clear", criterion: "a" });
    expect(changeAnswers(sheet, { type: "undo" }).answers.a).toMatchObject({ value: 3, comment: "why" });
  });
});
