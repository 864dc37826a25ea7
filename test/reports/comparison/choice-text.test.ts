import { describe, expect, it } from "vitest";
import { readChoice } from "@/lib/reports/comparison/choice-text";

const sides = { left: "Stark", right: "DialogCC" };

describe("a choice in a file", () => {
  it.each([
    ["left", "left"], ["RIGHT", "right"], ["Tie", "tie"], ["both_bad", "both_bad"], ["Both bad", "both_bad"], ["A", "left"], ["b", "right"], ["stark", "left"], ["dialogcc", "right"],
  ])("%s is %s", (text, choice) => expect(readChoice(text, sides)).toBe(choice));

  it("is unknown where it names neither side", () => {
    expect(readChoice("MMDialog", sides)).toBe("unknown");
    expect(readChoice("1", sides)).toBe("unknown");
    expect(readChoice("constructor", sides)).toBe("unknown");
  });

  it("is ambiguous where a source is called like the other side", () => {
    expect(readChoice("left", { left: "x", right: "left" })).toBe("ambiguous");
    expect(readChoice("A", { left: "B", right: "A" })).toBe("ambiguous");
    expect(readChoice("A", { left: "A", right: "B" })).toBe("left");
    expect(readChoice("tie", { left: "tie", right: "B" })).toBe("ambiguous");
  });

  it("tells names apart that differ by case alone, if it is written as one of them", () => {
    expect(readChoice("gpt", { left: "GPT", right: "gpt" })).toBe("right");
    expect(readChoice("Gpt", { left: "GPT", right: "gpt" })).toBe("ambiguous");
  });
});
