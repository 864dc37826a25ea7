import { describe, expect, it } from "vitest";
import { Brake } from "@/lib/generation/brake";

/** So many episodes, all begun at once. */
function begun(episodes: number): Brake {
  const brake = new Brake();
  for (let episode = 1; episode <= episodes; episode += 1) brake.begin(episode, 0);
  return brake;
}

describe("the brake of a run", () => {
  it("stops one of which everything fails after ten, however many were begun at once", () => {
    const brake = begun(200);
    for (let episode = 1; episode < 10; episode += 1) expect(brake.fail(episode)).toBeNull();
    expect(brake.fail(10)).toEqual({ failed: 10, of: 10 });
  });

  it("is not drawn by the few that fail first while the others are beyond that place", () => {
    const brake = begun(200);
    for (let episode = 1; episode <= 200; episode += 1) brake.stepDone(episode);
    for (let episode = 21; episode <= 200; episode += 1) brake.stepDone(episode);
    for (let episode = 1; episode <= 20; episode += 1) expect(brake.fail(episode)).toBeNull();
  });

  it("holds failures against what ended well, and says nothing of fewer than ten", () => {
    const brake = begun(20);
    for (let episode = 1; episode <= 4; episode += 1) brake.end(episode);
    for (let episode = 5; episode <= 9; episode += 1) expect(brake.fail(episode)).toBeNull();
    expect(brake.fail(10)).toEqual({ failed: 6, of: 10 });
  });
});
