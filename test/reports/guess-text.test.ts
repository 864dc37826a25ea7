import { expect, it } from "vitest";
import { type GuessSource, nothingToGuess } from "@/lib/reports/guess-text";

const source = (collected: number, made: number, origins?: GuessSource["origins"]): GuessSource => ({ eligible: { episode: { collected, made }, session: { collected, made } }, origins });
const terms = { unit: "session", includeScripted: true } as const;

it("asks which side was machine-made wherever one made side can meet one that was not", () => {
  expect(nothingToGuess([source(5, 0), source(0, 5)], [[1, 2]], terms)).toBeNull();
  expect(nothingToGuess([source(5, 5), source(5, 5)], [[1, 2]], terms)).toBeNull();
});

it("says why there is nothing to ask", () => {
  expect(nothingToGuess([source(0, 5), source(0, 5)], [[1, 2]], terms)).toMatch(/^All sources are made/);
  expect(nothingToGuess([source(5, 0), source(5, 0)], [[1, 2]], terms)).toMatch(/^No source has made text/);
  expect(nothingToGuess([source(5, 0), source(5, 5)], [[1, 2]], { ...terms, includeScripted: false })).toMatch(/^No source has made text/);
  expect(nothingToGuess([source(0, 5), source(5, 5, ["synthetic"])], [[1, 2]], terms)).toMatch(/^All sources are made/);
  expect(nothingToGuess([source(5, 0), source(5, 0), source(0, 5)], [[1, 2]], terms)).toMatch(/meets one with made text/);
});
