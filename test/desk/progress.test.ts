import { describe, expect, it } from "vitest";
import { changeAnswers, sheetFrom } from "@/lib/desk/answer-sheet";
import { nextInLine, whyNothing } from "@/lib/desk/line";
import { timeLeft } from "@/lib/desk/pace";
import { countAnswered, itemOfTotal, listGaps, neighbour, nextUnanswered } from "@/lib/desk/progress";

const ORDER = ["a", "b", "c", "d"];
const answered = (...keys: string[]) =>
  keys.reduce((sheet, criterion) => changeAnswers(sheet, { type: "rate", criterion, value: 1, atMs: 0 }), sheetFrom({ answers: [], comment: "", sequence: 0 }));

describe("criteria", () => {
  it("goes to the next one without an answer, round the end", () => {
    expect(nextUnanswered(ORDER, answered("a", "b"), "b")).toBe("c");
    expect(nextUnanswered(ORDER, answered("c", "d"), "d")).toBe("a");
    expect(nextUnanswered(ORDER, answered(), null)).toBe("a");
    expect(nextUnanswered(ORDER, answered(...ORDER), "b")).toBeNull();
  });

  it("does not offer the one just left while others are open", () => {
    expect(nextUnanswered(ORDER, answered("a", "c", "d"), "b")).toBe("b");
    expect(nextUnanswered(ORDER, answered("c", "d"), "b")).toBe("a");
  });

  it("counts and lists gaps in the order shown", () => {
    expect(countAnswered(ORDER, answered("d", "a"))).toBe(2);
    expect(listGaps(ORDER, answered("d", "a"))).toEqual(["b", "c"]);
  });

  it("stays at the ends", () => {
    expect(neighbour(ORDER, "a", -1)).toBe("a");
    expect(neighbour(ORDER, "d", 1)).toBe("d");
    expect(neighbour(ORDER, "b", 1)).toBe("c");
    expect(neighbour(ORDER, "gone", 1)).toBe("a");
  });
});

describe("items", () => {
  it("counts what is on its way as done", () => {
    expect(itemOfTotal({ submitted: 12, remaining: 28 }, 0)).toEqual({ number: 13, total: 40 });
    expect(itemOfTotal({ submitted: 12, remaining: 28 }, 3)).toEqual({ number: 16, total: 40 });
    expect(itemOfTotal({ submitted: 40, remaining: 0 }, 0)).toEqual({ number: 40, total: 40 });
  });

  it("does not give out again what this device has finished", () => {
    const assignments = [{ id: "1", state: "opened" }, { id: "2", state: "reserved" }, { id: "3", state: "submitted" }] as const;
    expect(nextInLine({ assignments: [...assignments] }, new Set(["1"]))).toEqual(["2"]);
  });

  it("says why there is nothing", () => {
    expect(whyNothing({ studyState: "running", remaining: 0 }, 0)).toBe("done");
    expect(whyNothing({ studyState: "running", remaining: 2 }, 2)).toBe("done");
    expect(whyNothing({ studyState: "running", remaining: 5 }, 2)).toBe("delivering");
    expect(whyNothing({ studyState: "running", remaining: 5 }, 0)).toBe("waiting");
    expect(whyNothing({ studyState: "closed", remaining: 5 }, 0)).toBe("closed");
  });
});

describe("time left", () => {
  it("is words, from the own median", () => {
    expect(timeLeft(40, null)).toBeNull();
    expect(timeLeft(0, 60_000)).toBeNull();
    expect(timeLeft(2, 10_000)).toBe("less than a minute left at your pace");
    expect(timeLeft(28, 111_000)).toBe("about 52 min left at your pace");
    expect(timeLeft(100, 90_000)).toBe("about 2.5 h left at your pace");
  });
});
