/** Facts by hand for the tests of datasheets: a rating study that is done, and a comparison that still hides its sources. */
import type { AgreementFact, CriterionFact, DatasheetFacts } from "@/lib/reports/datasheet/facts";

export const AGREEMENT: AgreementFact = {
  between: null, metric: "ordinal", alpha: 0.4123, reason: null, low: 0.301, high: 0.517, level: 0.95, intervalMethod: "delete-one jackknife on the eta scale",
  percentAgreement: 0.62, items: 100, evaluators: 9, answers: 300,
};

const SCALE = ["Not at all", "A little", "Mostly", "Fully"].map((label, index) => ({ value: index + 1, label, definition: index === 0 ? "Nothing follows." : "" }));

export function criterion(key: string, more: Partial<CriterionFact> = {}): CriterionFact {
  const name = key.charAt(0).toUpperCase() + key.slice(1);
  return { key, name, question: `How much ${key} is there?`, definition: `What ${key} means.`, scale: SCALE, allowCannotJudge: false, agreement: [AGREEMENT], ...more };
}

export const RATING: DatasheetFacts = {
  study: { id: "00000000-0000-4000-8000-000000000001", name: "Trial", title: "Conversations over years", kind: "rating", unit: "session", state: "closed", protocolVersion: 2, protocolDigest: "ab12" },
  platform: { name: "Concord", version: "0.1.0" },
  person: { name: "Rosa Researcher", email: "rosa@example.org" },
  sources: [{ title: "STARK", version: 3, part: null, judged: 97 }],
  sample: { seed: "seven", isEverything: false, matchedOn: [], items: 100, judgedItems: 97, evaluatorsPerItem: 3 },
  evaluators: { counted: 9, simulated: 0, researchers: 0, members: 10, instructionsRead: 9, instructionWords: 240 },
  judgments: { counted: 291, wanted: 300, surplus: 2, devices: { phone: 11, tablet: 0, desktop: 280 } },
  settings: { criterionOrder: "fixed", leaseMinutes: 45, shown: ["the persona"], asksMachineMade: false },
  criteria: [criterion("coherence"), criterion("consistency", { definition: "", scale: SCALE.map((point) => ({ ...point, definition: "" })), allowCannotJudge: true })],
};

const PAIR_SCALE = ["A", "Tie", "B"].map((label, index) => ({ value: index + 1, label, definition: "" }));

export const COMPARISON: DatasheetFacts = {
  ...RATING,
  study: { ...RATING.study, kind: "comparison", state: "running" },
  sources: [{ title: "STARK", version: 3, part: null, judged: null }, { title: "DialogCC", version: 1, part: "at most 40 turns", judged: null }],
  sample: { ...RATING.sample, matchedOn: ["turns", "length"] },
  evaluators: { ...RATING.evaluators, researchers: 1 },
  settings: { ...RATING.settings, criterionOrder: "random", shown: [], asksMachineMade: true },
  criteria: [criterion("flow", { scale: PAIR_SCALE, agreement: [{ ...AGREEMENT, between: "Source 1 against Source 2" }] })],
};

export const UNSTARTED: DatasheetFacts = {
  ...RATING,
  study: { ...RATING.study, state: "draft", protocolVersion: 0, protocolDigest: null },
  person: null,
  sources: [{ title: "STARK", version: null, part: null, judged: 0 }],
  sample: { ...RATING.sample, items: 0, judgedItems: 0 },
  evaluators: { counted: 0, simulated: 0, researchers: 0, members: 2, instructionsRead: 0, instructionWords: 240 },
  judgments: { counted: 0, wanted: 0, surplus: 0, devices: { phone: 0, tablet: 0, desktop: 0 } },
  criteria: [criterion("coherence", { agreement: [{ ...AGREEMENT, alpha: null, reason: "Nothing to compare.", low: null, high: null, level: null, intervalMethod: null, percentAgreement: null, items: 0, evaluators: 0, answers: 0 }] })],
};
