/** Episodes as an import stores them, with the texts that formats stumble over. */
import fc from "fast-check";
import { mendText } from "@/lib/storable-text";
import { episodeSchema, type Episode } from "@/lib/datasets/model";

const TRAPS = [
  "", " ", "nan", "None", "null", "[]", "[1, 2]", "{}", "<non verbal>", "\\u00e9", "url:key", "face:key", "AI_ASSISTANT", "a,b", "mobile", "new added image",
  "line\nbreak\u2028", " padded ", "🙏🏼", "⊃", "2024.03.02", "true", "0", "'", '"', "=1+1", "__proto__",
];
const text = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...TRAPS) }, { weight: 3, arbitrary: fc.string({ unit: "binary", maxLength: 20 }).map(mendText) });
const filled = text.map((value) => value || "x");
const label = text;
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const few = <T>(arbitrary: fc.Arbitrary<T>, maxLength = 3) => fc.array(arbitrary, { maxLength });

const candidate = fc.record({ key: filled, url: filled }, { requiredKeys: [] });
const shareFields = {
  candidates: few(candidate), description: optional(text), rationale: optional(text), source: optional(fc.oneof(fc.constantFrom("device", "internet"), label)),
  keywords: few(label), module: optional(label), deviceReference: optional(label),
};
const share = fc.record(shareFields);
const turn = fc.record({
  speaker: fc.oneof(fc.constantFrom("AI Assistant", "Ana"), label), text, time: optional(label), images: few(share, 2), predicted: few(fc.record({ ...shareFields, model: label }), 1),
});
const operation = optional(fc.constantFrom("add" as const, "update" as const));
const day = fc.constantFrom("2024-02-29", "2023-05-08T13:56", "2023-05-08T13:56:01", "0999-01-01");
const session = fc.record({
  date: optional(day), dateText: optional(label), interval: optional(label), event: optional(text), experience: optional(text), operation, summary: optional(text),
  device: few(fc.record({ key: filled, url: filled, description: text, category: label }, { requiredKeys: [] })),
  turns: fc.array(turn, { minLength: 1, maxLength: 4 }),
});
const lifeEvent = fc.record({
  id: optional(label), event: text, date: optional(label), interval: optional(label), operation, experience: optional(text), causedBy: optional(label), person: optional(label),
});
const persona = fc.record({
  name: optional(label), age: optional(fc.integer({ min: 0, max: 150 })), gender: optional(label), birthplace: optional(label), residence: optional(label), category: optional(label),
  sentence: optional(text), entityKey: optional(label), entityValue: optional(label), relation: optional(label), inference: optional(text), notes: few(text),
});

export const arbitraryEpisode: fc.Arbitrary<Episode> = fc.record({
  id: filled, persona: optional(persona), face: optional(fc.record({ key: filled, description: text }, { requiredKeys: [] })), narrative: optional(text),
  events: few(lifeEvent), summary: optional(text), origin: optional(fc.constantFrom("collected" as const, "synthetic" as const, "scripted" as const)),
  sessions: fc.array(session, { minLength: 1, maxLength: 8 }),
}).map((episode) => episodeSchema.parse(episode));

export const arbitraryExtra: fc.Arbitrary<Record<string, unknown> | null> = fc.option(
  fc.dictionary(text.map((name) => `column ${name}`), fc.oneof(text, fc.integer(), fc.boolean(), few(text)), { minKeys: 1, maxKeys: 3 }), { nil: null },
);
