/** What the study form holds while it is being filled in, from a protocol and back to one. */
import type { ComparisonProtocol, Protocol, RatingProtocol } from "../protocol";
import type { SourceInput } from "../slice";
import { criteriaForm, criteriaSent, type CriterionForm } from "./criteria";
import { contrastsSent, type Meetings, meetingsForm } from "./meetings";
import { numberOf, wholeOf } from "./numbers";
import { type SourceForm, type SourceSent, sourcesForm, sourcesSent } from "./sources";

export type CommonForm = {
  name: string;
  sources: SourceForm[];
  title: string;
  instructions: string;
  unit: "episode" | "session";
  includeScripted: boolean;
  takesAll: boolean;
  size: string;
  seed: string;
  evaluatorsPerItem: string;
  criterionOrder: "fixed" | "random";
  leaseMinutes: string;
  criteria: CriterionForm[];
  /** E-mail addresses to be added. */
  evaluators: string[];
};

export type RatingForm = CommonForm & { kind: "rating"; show: RatingProtocol["show"] };

export type Likeness = "turns" | "images" | "length";

export type ComparisonForm = CommonForm & {
  kind: "comparison";
  meetings: Meetings;
  isMatched: boolean;
  matchedOn: Likeness[];
  images: ComparisonProtocol["images"];
  show: ComparisonProtocol["show"];
  allowBothBad: boolean;
  askMachineMade: boolean;
  /** People think of it in hours, the protocol holds minutes. */
  handOverHours: string;
};

export type StudyForm = RatingForm | ComparisonForm;

type Edited<P extends Protocol> = { name: string; sources: readonly SourceInput[]; protocol: P };

const EVERY_LIKENESS: readonly Likeness[] = ["turns", "images", "length"];

function commonForm({ name, sources, protocol }: Edited<Protocol>): CommonForm {
  return {
    name,
    sources: sourcesForm(sources),
    title: protocol.title,
    instructions: protocol.instructions,
    unit: protocol.unit,
    includeScripted: protocol.includeScripted,
    takesAll: protocol.sample.size === "all",
    size: protocol.sample.size === "all" ? "100" : String(protocol.sample.size),
    seed: protocol.sample.seed,
    evaluatorsPerItem: String(protocol.evaluatorsPerItem),
    criterionOrder: protocol.criterionOrder,
    leaseMinutes: String(protocol.leaseMinutes),
    criteria: criteriaForm(protocol.criteria),
    evaluators: [],
  };
}

export function ratingForm(study: Edited<RatingProtocol>): RatingForm {
  return { ...commonForm(study), kind: "rating", show: study.protocol.show };
}

export function comparisonForm(study: Edited<ComparisonProtocol>): ComparisonForm {
  const { protocol } = study;
  const common = commonForm(study);
  return {
    ...common,
    kind: "comparison",
    meetings: meetingsForm(protocol.contrasts, common.sources),
    isMatched: protocol.pairing.method === "matched",
    matchedOn: protocol.pairing.method === "matched" ? protocol.pairing.on : [...EVERY_LIKENESS],
    images: protocol.images,
    show: protocol.show,
    allowBothBad: protocol.allowBothBad,
    askMachineMade: protocol.askMachineMade,
    handOverHours: String(Number((protocol.handOverMinutes / 60).toFixed(2))),
  };
}

function commonSent(form: CommonForm) {
  return {
    title: form.title,
    instructions: form.instructions,
    unit: form.unit,
    criteria: criteriaSent(form.criteria),
    criterionOrder: form.criterionOrder,
    sample: { size: form.takesAll ? ("all" as const) : numberOf(form.size), seed: form.seed },
    evaluatorsPerItem: numberOf(form.evaluatorsPerItem),
    includeScripted: form.includeScripted,
    leaseMinutes: numberOf(form.leaseMinutes),
  };
}

/** The protocol as it is sent: what is crooked in it, the server refuses with its place. */
export function protocolSent(form: StudyForm) {
  if (form.kind === "rating") return { kind: form.kind, ...commonSent(form), show: form.show };
  const hours = numberOf(form.handOverHours);
  return {
    kind: form.kind,
    ...commonSent(form),
    allowBothBad: form.allowBothBad,
    contrasts: contrastsSent(form.meetings, form.sources),
    pairing: form.isMatched ? { method: "matched" as const, on: EVERY_LIKENESS.filter((feature) => form.matchedOn.includes(feature)) } : { method: "random" as const },
    images: form.images,
    show: form.show,
    askMachineMade: form.askMachineMade,
    handOverMinutes: hours === null ? null : Math.round(hours * 60),
  };
}

export function sizeOf(form: Pick<CommonForm, "takesAll" | "size">): number | "all" {
  return form.takesAll ? "all" : wholeOf(form.size);
}

export type PreviewRequest = { sources: SourceSent[]; protocol: ReturnType<typeof protocolSent> };

const ANY_CRITERION = { key: "any", name: "Any", question: "Any?", definition: "", allowCannotJudge: false };
const ANY_SCALE = [1, 2].map((value) => ({ value, label: String(value), definition: "", example: "" }));

/**
 * What the form would draw, asked for while it is being filled in. Words and numbers that decide nothing about the draw
 * are set to something fixed: they may be half typed, and changing them is no reason to ask again. Null until every
 * source has a dataset.
 */
export function previewRequest(form: StudyForm): PreviewRequest | null {
  if (form.sources.some((source) => source.dataset === "")) return null;
  const still = { title: "Preview", instructions: "", evaluatorsPerItem: 1, leaseMinutes: 45, criterionOrder: "fixed" as const };
  const protocol = protocolSent(form);
  return {
    sources: sourcesSent(form.sources),
    protocol: protocol.kind === "rating"
      ? { ...protocol, ...still, criteria: [{ ...ANY_CRITERION, scale: ANY_SCALE }] }
      : { ...protocol, ...still, criteria: [ANY_CRITERION], show: {} as ComparisonProtocol["show"], allowBothBad: false, askMachineMade: false, handOverMinutes: 1_440 },
  };
}
