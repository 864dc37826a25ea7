/** A small protocol and answers to it. */
import { randomUUID } from "node:crypto";
import type { Answer, SubmitJudgment } from "@/lib/judgments/schema";
import { CHOICE_VALUES } from "@/lib/studies/preference";
import type { ComparisonProtocolInput, RatingProtocolInput } from "@/lib/studies/protocol";

export function makeProtocol(change: Partial<RatingProtocolInput> = {}): RatingProtocolInput {
  const scale = [1, 2, 3, 4].map((value) => ({ value, label: `Point ${value}` }));
  return {
    kind: "rating", title: "Conversations", instructions: "# Read first", unit: "episode",
    criteria: [
      { key: "coherence", name: "Coherence", question: "Does it flow?", scale },
      { key: "images", name: "Images", question: "Do the images fit?", scale, allowCannotJudge: true },
    ],
    sample: { size: "all", seed: "seven" }, evaluatorsPerItem: 2, show: {},
    ...change,
  };
}

export function makeComparisonProtocol(change: Partial<ComparisonProtocolInput> = {}): ComparisonProtocolInput {
  return {
    kind: "comparison", title: "Two conversations", instructions: "# Read first", unit: "session",
    criteria: [
      { key: "flow", name: "Flow", question: "Which flows better?" },
      { key: "images", name: "Images", question: "Where do the images fit better?", allowCannotJudge: true },
    ],
    sample: { size: "all", seed: "seven" }, evaluatorsPerItem: 2, images: "any", includeScripted: true,
    ...change,
  };
}

export function makeAnswers(coherence = 3, images: number | null = 4): Answer[] {
  return [
    { criterion: "coherence", value: coherence, nonResponse: null, comment: "", answeredAfterMs: 4_000 },
    { criterion: "images", value: images, nonResponse: images === null ? "image_missing" : null, comment: "=look", answeredAfterMs: 9_000 },
  ];
}

export function makeSubmission(assignmentId: string, change: Partial<SubmitJudgment> = {}): SubmitJudgment {
  return {
    idempotencyKey: randomUUID(), assignmentId, baseRevision: 0, answers: makeAnswers(), comment: "",
    telemetry: {
      firstAnswerAfterMs: 4_000, submittedAfterMs: 12_000, activeMs: 11_000, sessionsRead: [1, 2], imagesOpened: 0,
      criterionOrder: ["coherence", "images"], device: { kind: "desktop", width: 1440, height: 900, touch: false },
      deviceTime: "2026-11-21T10:00:00Z", programVersion: "0.1.0",
    },
    ...change,
  };
}

/** Answers to the comparison above. */
export function makeChoices(flow: "left" | "tie" | "right" = "left", images: "left" | "tie" | "right" | null = "tie"): Answer[] {
  return [
    { criterion: "flow", value: CHOICE_VALUES[flow], nonResponse: null, comment: "", answeredAfterMs: 4_000 },
    { criterion: "images", value: images === null ? null : CHOICE_VALUES[images], nonResponse: images === null ? "cannot_judge" : null, comment: "", answeredAfterMs: 9_000 },
  ];
}
