import { describe, expect, it } from "vitest";
import { imageName, otherSide, sessionName, sessionsOf, sideOfSession } from "@/lib/desk/sides";
import type { Side } from "@/lib/judgments/desk";

const sessions = (...sides: Side[]) => sides.map((side, index) => ({ number: index + 1, side, label: sides.slice(0, index + 1).filter((other) => other === side).length }));
const rated = [{ number: 3, label: 3, side: null }];

describe("the sides of a pair", () => {
  const pair = sessions("A", "A", "B");

  it("have their sessions, numbered within them", () => {
    expect(sessionsOf(pair, "A").map((session) => session.number)).toEqual([1, 2]);
    expect(sideOfSession(pair, 3)).toBe("B");
    expect(sideOfSession(pair, 9)).toBeNull();
    expect(sideOfSession(rated, 3)).toBeNull();
    expect(otherSide("A")).toBe("B");
  });

  it("name a session by side and number, and a side's only one by the side", () => {
    expect(sessionName(pair, 2)).toBe("Session 2 of A");
    expect(sessionName(pair, 3)).toBe("Conversation B");
    expect(sessionName(rated, 3)).toBe("Session 3");
  });

  it("name a picture within the side", () => {
    expect(imageName({ label: 2 }, "B")).toBe("Image 2 of B");
    expect(imageName({ label: 2 }, null)).toBe("Image 2");
  });
});
