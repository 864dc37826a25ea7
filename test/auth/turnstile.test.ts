import { describe, expect, it } from "vitest";
import { Turnstile } from "@/lib/auth/turnstile";

const gate = () => {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
};

describe("Turnstile", () => {
  it("runs two at once, has others wait in order, and turns the rest away", async () => {
    const turnstile = new Turnstile(2, 2, () => new Error("full"));
    const gates = [gate(), gate(), gate(), gate()];
    const started: number[] = [];
    const passes = gates.map(({ opened }, index) => turnstile.pass(async () => { started.push(index); await opened; return index; }));
    await expect(turnstile.pass(async () => 9)).rejects.toThrow("full");
    expect(started).toEqual([0, 1]);
    gates[1]?.open();
    await passes[1];
    expect(started).toEqual([0, 1, 2]);
    for (const { open } of gates) open();
    expect(await Promise.all(passes)).toEqual([0, 1, 2, 3]);
    expect(await turnstile.pass(async () => 9)).toBe(9);
  });

  it("gives the place on when the work fails", async () => {
    const turnstile = new Turnstile(1, 1, () => new Error("full"));
    await expect(turnstile.pass(async () => { throw new Error("broken"); })).rejects.toThrow("broken");
    expect(await turnstile.pass(async () => "next")).toBe("next");
  });
});
