import { describe, expect, it } from "vitest";
import { classifyStaleJob, MAX_ATTEMPTS, type JobSign } from "@/lib/jobs/stale";

const now = new Date("2026-01-01T12:00:00Z");
const past = new Date("2026-01-01T11:59:59Z");
const future = new Date("2026-01-01T12:00:01Z");

const sign = (fields: Partial<JobSign>): JobSign => ({ state: "running", leaseUntil: past, attemptsInVain: 1, cancelRequestedAt: null, pauseRequestedAt: null, ...fields });

describe("a job that says it is under way", () => {
  it.each([
    ["is left while its lease holds", sign({ leaseUntil: future }), "leave"],
    ["is queued again when its lease ran out", sign({}), "requeue"],
    ["is lost at the very end of its lease", sign({ leaseUntil: now }), "requeue"],
    ["is lost without a lease", sign({ leaseUntil: null }), "requeue"],
    ["is cancelled where somebody had asked for it", sign({ cancelRequestedAt: past }), "cancel"],
    ["is paused where somebody had asked for that", sign({ pauseRequestedAt: past, attemptsInVain: MAX_ATTEMPTS }), "pause"],
    ["is left while it is paused", sign({ state: "paused", leaseUntil: null }), "leave"],
    ["is given up after the last attempt", sign({ attemptsInVain: MAX_ATTEMPTS }), "fail"],
    ["is left when it waits", sign({ state: "queued", leaseUntil: null }), "leave"],
    ["is left when it has ended", sign({ state: "done" }), "leave"],
  ] as const)("%s", (_name, job, decision) => expect(classifyStaleJob(job, now)).toBe(decision));

  it("is decided as the docstring's example says", () => {
    expect(classifyStaleJob({ state: "running", leaseUntil: new Date(0), attemptsInVain: 1, cancelRequestedAt: null, pauseRequestedAt: null }, new Date())).toBe("requeue");
  });
});
