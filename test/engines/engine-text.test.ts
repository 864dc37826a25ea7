import { describe, expect, it } from "vitest";
import { priceText } from "@/lib/engines/price-text";
import { answeredText, protocolText } from "@/lib/engines/probe-text";

const probe = { isUp: true, ms: 240, models: [], structuredOutput: "enforced", streams: true, countsTokens: true, notes: [] } as const;

describe("what a probe found, in words", () => {
  it("says how soon it answers", () => {
    expect([{ isUp: false, ms: null }, { isUp: true, ms: null }, { isUp: true, ms: 240.4 }, { isUp: true, ms: 12_340 }].map(answeredText))
      .toEqual(["does not answer", "answers", "answers, in 240 ms", "answers, in 12.3 s"]);
  });

  it("says what was seen and nothing of what was not", () => {
    expect(protocolText({ ...probe, notes: [], models: [] }).map(({ isGood }) => isGood)).toEqual([true, true, true]);
    expect(protocolText({ ...probe, models: [], notes: [], structuredOutput: "advisory", streams: false, countsTokens: false }).every(({ isGood }) => !isGood)).toBe(true);
    expect(protocolText({ ...probe, models: [], notes: [], structuredOutput: null, streams: null, countsTokens: null })).toEqual([]);
  });
});

describe("priceText", () => {
  it("says what has a price, also where it is free", () => {
    expect(priceText({ prices: { currency: "EUR", inputPerMillion: 0, outputPerMillion: 2.5 } })).toBe("0 EUR for a million tokens in, 2.5 EUR for a million out");
    expect(priceText({ prices: { currency: "USD", perImage: 0.04 } })).toBe("0.04 USD for a picture");
    expect([priceText({}), priceText({ prices: { currency: "USD" } })]).toEqual([null, null]);
  });
});
