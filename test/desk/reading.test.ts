import { describe, expect, it } from "vitest";
import { changeView, findCurrent, listReadSessions, listUnreadSessions, nextUnread, NOTHING_READ, settleReading, turnId } from "@/lib/desk/reading";

const session = (number: number, turns: number) => ({ number, turns: Array.from({ length: turns }, (_, index) => ({ number: index + 1 })) });
const ids = (number: number, turns: number[]) => turns.map((turn) => turnId(number, turn));

describe("a turn", () => {
  it("is seen after 0.3 s in view", () => {
    const entered = changeView(NOTHING_READ, { entered: ids(1, [1]), left: [] }, 1_000);
    expect(settleReading(entered, 1_299)).toBe(entered);
    expect(settleReading(entered, 1_300).seen).toEqual(new Set(["1.1"]));
  });

  it("is not seen when it only flew by, however often", () => {
    let reading = NOTHING_READ;
    for (let now = 0; now < 2_000; now += 200) {
      reading = changeView(reading, { entered: ids(1, [1]), left: [] }, now);
      reading = changeView(reading, { entered: [], left: ids(1, [1]) }, now + 100);
    }
    expect(settleReading(reading, 60_000).seen.size).toBe(0);
  });

  it("is seen when it leaves after long enough, without anybody asking meanwhile", () => {
    const entered = changeView(NOTHING_READ, { entered: ids(1, [1, 2]), left: [] }, 0);
    const left = changeView(entered, { entered: ids(1, [3]), left: ids(1, [1]) }, 500);
    expect(left.seen).toEqual(new Set(["1.1", "1.2"]));
    expect(Object.keys(left.visibleSince)).toEqual(["1.2", "1.3"]);
  });

  it("keeps its first moment when it is reported as entering twice", () => {
    const twice = changeView(changeView(NOTHING_READ, { entered: ["1.1"], left: [] }, 0), { entered: ["1.1"], left: [] }, 250);
    expect(settleReading(twice, 310).seen.has("1.1")).toBe(true);
  });
});

describe("a session", () => {
  it.each([[5, 3], [10, 6], [7, 5], [1, 1], [200, 120]])("of %i turns is read from %i on", (turns, enough) => {
    const upTo = (count: number) => new Set(ids(1, Array.from({ length: count }, (_, index) => index + 1)));
    expect(listReadSessions([session(1, turns)], upTo(enough))).toEqual([1]);
    expect(listReadSessions([session(1, turns)], upTo(enough - 1))).toEqual([]);
  });

  it("does not count turns of another one", () => {
    const sessions = [session(1, 2), session(2, 2)];
    expect(listReadSessions(sessions, new Set(ids(2, [1, 2])))).toEqual([2]);
    expect(listUnreadSessions(sessions, new Set(ids(2, [1, 2])))).toEqual([1]);
  });

  it("is found when unread, after the current one and then from the beginning", () => {
    const sessions = [session(1, 2), session(2, 2), session(3, 2)];
    expect(nextUnread(sessions, new Set(ids(2, [1, 2])), 2)).toBe(3);
    expect(nextUnread(sessions, new Set(ids(3, [1, 2])), 3)).toBe(1);
    expect(nextUnread(sessions, new Set([1, 2, 3].flatMap((number) => ids(number, [1, 2]))), 1)).toBeNull();
  });
});

describe("where one is", () => {
  const nowhere = { current: null, currentOf: { A: null, B: null } };

  it("is the topmost session in view", () => {
    const rated = [1, 2, 3].map((number) => ({ number, side: null }));
    expect(findCurrent(rated, ids(3, [1]).concat(ids(2, [4])), nowhere).current).toBe(2);
    expect(findCurrent(rated, [], { ...nowhere, current: 3 }).current).toBe(3);
  });

  it("is known of each side of a pair, and stays where a side has nothing in view", () => {
    const pair = [{ number: 1, side: "A" as const }, { number: 2, side: "A" as const }, { number: 3, side: "B" as const }];
    const both = findCurrent(pair, [...ids(2, [1]), ...ids(3, [1])], nowhere);
    expect(both).toEqual({ current: 2, currentOf: { A: 2, B: 3 } });
    const onlyB = findCurrent(pair, ids(3, [2]), both);
    expect(onlyB.currentOf).toBe(both.currentOf);
    expect(onlyB.current).toBe(3);
  });
});
