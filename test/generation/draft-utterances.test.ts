import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { draftUtterances } from "@/lib/generation/draft-utterances";

const words = fc.string({ unit: fc.constantFrom(..."abc \"\\\n{}[],:'é漢😀`".split(/(?:)/u)), minLength: 1, maxLength: 30 }).filter((text) => text.trim() !== "");
const utterance = fc.oneof(
  fc.record({ speaker: fc.constantFrom("user", "assistant"), text: words, sharing: fc.constant(null) }),
  fc.record({ speaker: fc.constantFrom("user", "assistant"), text: fc.constant(""), sharing: fc.record({ rationale: words, description: words, source: fc.constant("device"), keywords: fc.constant(["a"]), device_picture: fc.constant(1) }) }),
);
const answer = fc.array(utterance, { minLength: 1, maxLength: 4 });

describe("a conversation that is still being written", () => {
  it("is read from every beginning of the answer, without a word that is not in it", () => {
    fc.assert(fc.property(answer, fc.constantFrom(undefined, 2), (utterances, indent) => {
      const text = JSON.stringify({ utterances }, null, indent);
      let most = 0;
      for (let end = 0; end <= text.length; end++) {
        const read = draftUtterances(text.slice(0, end)) ?? [];
        // It only grows.
        expect(read.length).toBeGreaterThanOrEqual(most);
        most = read.length;
        for (const [index, { speaker, text: said, picture }] of read.entries()) {
          const whole = utterances[index];
          expect(speaker).toBe(whole?.speaker);
          const isLast = index === read.length - 1;
          if (!isLast) expect([said, picture]).toEqual([whole?.text.trim(), whole?.sharing?.description.trim() ?? null]);
        }
      }
      expect(most).toBe(utterances.length);
    }), { numRuns: 60 });
  });

  it("is read out of a fence, after thoughts, and as small models write it", () => {
    const said = [{ speaker: "assistant", text: "Good morning", picture: null }];
    expect(draftUtterances('```json\n{"utterances": [{"speaker": "assistant", "text": "Good morning')).toEqual(said);
    expect(draftUtterances('<think>{"utterances": [</think>{"utterances": [{"speaker": "AI", "text": "Good morning"}, {"spea')).toEqual(said);
    expect(draftUtterances("[{'role': 'bot', 'utterance': 'Good morning")).toEqual(said);
  });

  it("is text where it cannot be read, however hostile", () => {
    for (const text of ["", "Of course! Here", "<think>They want {", "{}", '{"utterances": "none"}', "[".repeat(50_000), '{"a":'.repeat(50_000), "f(".repeat(20_000), '{"utterances": [[[{"speaker": "user"']) expect(draftUtterances(text)).toBeNull();
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (text) => void draftUtterances(`{"utterances": [${text}`)));
  });

  it("is bounded", () => {
    const many = JSON.stringify({ utterances: Array.from({ length: 500 }, () => ({ speaker: "user", text: "x".repeat(10_000) })) }).slice(0, 390_000);
    const read = draftUtterances(many);
    expect(read?.length).toBeLessThanOrEqual(60);
    expect(read?.every(({ text }) => text.length <= 4_000)).toBe(true);
  });
});
