import { describe, expect, it } from "vitest";
import { longDate, shortDate } from "@/lib/desk/dates";
import { boxRatio, countImages, firstPictures, listGallery } from "@/lib/desk/gallery";
import type { ComparisonItem, DeskImage, DeskSession, RatingItem, Side } from "@/lib/judgments/desk";

const image = (number: number, state: DeskImage["state"] = "stored"): DeskImage => ({
  alt: `Image ${number}`, number, label: number, session: 1, sharedBy: "Ana", state, src: state === "stored" ? `/i/${number}` : null, largeSrc: null, width: 4, height: 3, description: null,
});
const session = (number: number, images: DeskImage[], side: Side | null = null): DeskSession => ({
  number, label: side === null ? number : 1, side, date: null, dateText: null, gap: null, event: null, experience: null, album: [image(50)],
  turns: [{ number: 1, speaker: "Ana", isPersona: true, text: "", images }],
});
const common = {
  assignmentId: "a", unit: "episode" as const, criteria: [], protocolVersion: 1, state: "opened" as const, leaseUntil: "", position: 1,
  saved: { answers: [], comment: "", sequence: 0, revision: 0 },
};
const people = { persona: null, summary: null, facts: [], face: image(9) };
const item: RatingItem = { kind: "rating", ...common, people, events: [], origin: "collected", sessions: [session(1, [image(1), image(2, "remote")]), session(2, [image(3)])] };
const pair: ComparisonItem = {
  kind: "comparison", ...common, sides: { A: { people, events: [] }, B: { people: { ...people, face: null }, events: [] } },
  sessions: [session(1, [1, 2, 3, 4].map((number) => image(number)), "A"), session(2, [image(5), image(6, "missing"), image(7)], "B")],
};

describe("pictures of an item", () => {
  it("stand in reading order with their turns, without albums", () => {
    expect(listGallery(item).map((entry) => [entry.image.number, entry.turn])).toEqual([[1, "1.1"], [2, "1.1"], [3, "2.1"]]);
    expect(countImages(item)).toEqual({ total: 3, unavailable: 1 });
  });

  it("are fetched ahead as far as they exist, the face first", () => {
    expect(firstPictures(item, 2)).toEqual(["/i/9", "/i/1"]);
  });

  it("of a pair are fetched from both sides, as both begin at the top", () => {
    expect(firstPictures(pair, 4)).toEqual(["/i/1", "/i/2", "/i/5", "/i/7"]);
    expect(countImages(pair)).toEqual({ total: 7, unavailable: 1 });
  });

  it("get a box that cannot be absurd", () => {
    expect(boxRatio({ width: 800, height: 600 })).toEqual({ width: 800, height: 600 });
    expect(boxRatio({ width: 100, height: 5_000 })).toEqual({ width: 1000, height: 1250 });
    expect(boxRatio({ width: 5_000, height: 100 })).toEqual({ width: 1000, height: 500 });
    expect(boxRatio({ width: null, height: null })).toEqual({ width: 4, height: 3 });
  });
});

describe("dates", () => {
  it("are shown as written, whatever the reader's zone", () => {
    expect(longDate("2023-03-17")).toBe("17 March 2023");
    expect(longDate("2023-05-08T13:56:00")).toBe("8 May 2023, 13:56");
    expect(shortDate("2023-03-17")).toBe("17 Mar 2023");
  });

  it("are the source's words where they are no dates", () => {
    expect(longDate(null, "some time in spring")).toBe("some time in spring");
    expect(longDate(null)).toBeNull();
    expect(longDate("2023-99-99")).toBe("2023-99-99");
  });
});
