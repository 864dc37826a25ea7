/** The study that Concord was first built for: seven criteria on a four-point scale. A start, to be changed at will. */
import type { ProtocolInput } from "./protocol";
import { starkCriteria } from "./template-criteria";
import { starkInstructions } from "./template-instructions";

export const starkTemplate: ProtocolInput = {
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
