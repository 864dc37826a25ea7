import { describe, expect, it } from "vitest";
import { readRecord } from "@/lib/datasets/formats/read-record";

const read = (date: string) => readRecord("concord", { id: "one", sessions: [{ date, turns: [{ speaker: "A", text: "Today?" }] }] }, "file");

describe("the date of a session", () => {
  it.each(["2024-02-29", "2024-02-29T00:00", "2023-12-31T23:59", "2023-12-31T23:59:59", "0099-01-01"])("may be %s", (date) => {
    expect(read(date)).toMatchObject({ episode: { sessions: [{ date }] }, notes: [] });
  });

  it.each(["2023-02-29", "2024-02-31", "2024-04-31T10:00", "2024-13-01", "2024-00-10", "2024-01-01T24:00", "2024-01-01T12:60"])("cannot be %s", (date) => {
    expect(read(date)).toMatchObject({ refusals: [{ field: "sessions[0].date", reason: "is no date of the calendar" }] });
  });
});
