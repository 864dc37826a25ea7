/** The studies that Concord was first built for: seven criteria on a four-point scale, and pairs on six. A start, to be changed at will. */
import { comparisonCriteria } from "./comparison-criteria";
import { comparisonInstructions } from "./comparison-instructions";
import type { ComparisonProtocolInput, RatingProtocolInput } from "./protocol";
import { starkCriteria } from "./template-criteria";
import { starkInstructions } from "./template-instructions";

export const starkTemplate: RatingProtocolInput = {
  kind: "rating",
  title: "Conversations over time",
  instructions: starkInstructions,
  unit: "episode",
  criteria: starkCriteria,
  criterionOrder: "fixed",
  sample: { size: 100, seed: "1" },
  evaluatorsPerItem: 3,
  show: { persona: true, events: true, deviceAlbum: true, imageDescriptions: false },
  includeScripted: false,
  leaseMinutes: 45,
};

/** STARK's second instrument: single sessions against conversations of other datasets, A / Tie / B. */
export const comparisonTemplate: ComparisonProtocolInput = {
  kind: "comparison",
  title: "Two conversations",
  instructions: comparisonInstructions,
  unit: "session",
  criteria: comparisonCriteria,
  criterionOrder: "fixed",
  sample: { size: 100, seed: "1" },
  evaluatorsPerItem: 4,
  contrasts: "all",
  pairing: { method: "random" },
  images: "stored",
  askMachineMade: true,
  includeScripted: false,
  leaseMinutes: 45,
};
