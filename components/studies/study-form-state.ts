/** What the study form holds while it is being filled in: numbers are still text, criteria have ids for React. */
import type { Protocol } from "@/lib/studies/protocol";

export type PointForm = { id: string; value: string; label: string; definition: string; example: string };
export type CriterionForm = {
  id: string; key: string; name: string; question: string; definition: string; allowCannotJudge: boolean; scale: PointForm[];
};

export type StudyForm = {
  name: string;
  dataset: string;
  title: string;
  instructions: string;
  unit: "episode" | "session";
  includeScripted: boolean;
  takesAll: boolean;
  size: string;
  seed: string;
  evaluatorsPerItem: string;
  criterionOrder: "fixed" | "random";
  show: Protocol["show"];
  leaseMinutes: string;
  criteria: CriterionForm[];
  /** E-mail addresses to be added. */
  evaluators: string[];
};

let made = 0;
/** For what is added while somebody fills in the form: lives in one browser tab only, so a counter will do. */
function nextId(): string {
  made += 1;
  return `f${made}`;
}

export function formOf(study: { name: string; dataset: string; protocol: Protocol }): StudyForm {
  const { protocol } = study;
  return {
    name: study.name,
    dataset: study.dataset,
    title: protocol.title,
    instructions: protocol.instructions,
    unit: protocol.unit,
    includeScripted: protocol.includeScripted,
    takesAll: protocol.sample.size === "all",
    size: protocol.sample.size === "all" ? "100" : String(protocol.sample.size),
    seed: protocol.sample.seed,
    evaluatorsPerItem: String(protocol.evaluatorsPerItem),
    criterionOrder: protocol.criterionOrder,
    show: protocol.show,
    leaseMinutes: String(protocol.leaseMinutes),
    // These ids are also in the server's HTML, so they follow from the place alone.
    criteria: protocol.criteria.map((criterion, index) => ({
      ...criterion,
      id: `c${index}`,
      scale: criterion.scale.map((point, place) => ({ ...point, id: `c${index}p${place}`, value: String(point.value) })),
    })),
    evaluators: [],
  };
}

/** An empty or crooked number becomes null, which the server refuses with its place. */
function numberOf(text: string): number | null {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? null : value;
}

export function protocolOf(form: StudyForm) {
  return {
    kind: "rating",
    title: form.title,
    instructions: form.instructions,
    unit: form.unit,
    criteria: form.criteria.map(({ id: _id, scale, ...criterion }) => ({
      ...criterion,
      scale: scale.map(({ id: _point, value, ...point }) => ({ ...point, value: numberOf(value) })),
    })),
    criterionOrder: form.criterionOrder,
    sample: { size: form.takesAll ? "all" : numberOf(form.size), seed: form.seed },
    evaluatorsPerItem: numberOf(form.evaluatorsPerItem),
    show: form.show,
    includeScripted: form.includeScripted,
    leaseMinutes: numberOf(form.leaseMinutes),
  };
}

export function sizeOf(form: StudyForm): number | "all" {
  return form.takesAll ? "all" : Math.max(0, Math.trunc(Number(form.size) || 0));
}

/** A new criterion starts with the scale of the one before: a study seldom mixes scales. */
export function newCriterion(criteria: readonly CriterionForm[]): CriterionForm {
  const before = criteria.at(-1);
  const scale = before
    ? before.scale.map((point) => ({ ...point, id: nextId(), definition: "", example: "" }))
    : ["Not at all", "A little", "Somewhat", "A lot"].map((label, index) => ({ id: nextId(), value: String(index + 1), label, definition: "", example: "" }));
  return { id: nextId(), key: "", name: "", question: "", definition: "", allowCannotJudge: before?.allowCannotJudge ?? false, scale };
}

export function newPoint(scale: readonly PointForm[]): PointForm {
  const last = Number(scale.at(-1)?.value);
  return { id: nextId(), value: Number.isFinite(last) ? String(last + 1) : "1", label: "", definition: "", example: "" };
}

/** "Image-sharing turn relevance" is exported as image_sharing_turn_relevance, and never twice. */
export function keyFor(name: string, others: readonly string[]): string {
  const plain = name.toLowerCase().normalize("NFKD").replace(/[^a-z0-9]+/g, "_").replace(/^[^a-z]+|_+$/g, "").slice(0, 60);
  const base = plain || "criterion";
  let key = base;
  for (let number = 2; others.includes(key); number += 1) key = `${base}_${number}`;
  return key;
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  const [entry] = rest.splice(from, 1);
  if (entry !== undefined && to >= 0 && to <= rest.length) rest.splice(to, 0, entry);
  return to < 0 || to > rest.length ? [...list] : rest;
}
