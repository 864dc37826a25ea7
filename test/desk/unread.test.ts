import { describe, expect, it } from "vitest";
import { unreadWords } from "@/lib/desk/unread";
import type { Side } from "@/lib/judgments/desk";

const sessions = (...sides: (Side | null)[]) => sides.map((side, index) => ({ number: index + 1, side, label: sides.slice(0, index + 1).filter((other) => other === side).length }));

describe("what is said of unread sessions", () => {
  it("names them by number where one conversation is rated", () => {
    const rated = sessions(null, null, null);
    expect(unreadWords(rated, [2])).toEqual({ title: "Session 2 not read", text: "This session has hardly been in view.", goTo: "Go to session 2" });
    expect(unreadWords(rated, [2, 3])).toEqual({ title: "Sessions 2, 3 not read", text: "These sessions have hardly been in view.", goTo: "Go to session 2" });
  });

  it("names the side of a pair", () => {
    const pair = sessions("A", "B");
    expect(unreadWords(pair, [2])).toEqual({ title: "Conversation B not read", text: "Conversation B has hardly been in view.", goTo: "Go to conversation B" });
    expect(unreadWords(pair, [1, 2])).toMatchObject({ title: "Conversations A and B not read", goTo: "Go to conversation A" });
  });

  it("names what is missing of a side that was read in part", () => {
    const pair = sessions("A", "A", "A", "B");
    expect(unreadWords(pair, [2, 3, 4])).toEqual({
      title: "Part of conversation A and conversation B not read",
      text: "Sessions 2 and 3 of conversation A have hardly been in view. Conversation B has hardly been in view.",
      goTo: "Go to session 2 of A",
    });
    expect(unreadWords(pair, [3]).text).toBe("Session 3 of conversation A has hardly been in view.");
  });
});
