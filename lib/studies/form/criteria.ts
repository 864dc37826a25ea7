/** Criteria while somebody edits them: with ids for React, and values that are still text. */
import type { Protocol } from "../protocol";
import { numberOf } from "./numbers";

export type PointForm = { id: string; value: string; label: string; definition: string; example: string };
export type CriterionForm = {
  id: string; key: string; name: string; question: string; definition: string; allowCannotJudge: boolean;
  /** Null in a comparison, where the answers are the same for every criterion. */
  scale: PointForm[] | null;
};

let made = 0;
/** For what is added while somebody fills in the form: lives in one browser tab only, so a counter will do. */
export function nextId(): string {
  made += 1;
  return `f${made}`;
}

/** These ids are also in the server's HTML, so they follow from the place alone. */
export function criteriaForm(criteria: Protocol["criteria"]): CriterionForm[] {
  return criteria.map((criterion, index) => ({
    ...criterion,
    id: `c${index}`,
    scale: "scale" in criterion ? criterion.scale.map((point, place) => ({ ...point, id: `c${index}p${place}`, value: String(point.value) })) : null,
  }));
}

/** As they are sent. */
export function criteriaSent(criteria: readonly CriterionForm[]) {
  return criteria.map(({ id: _id, scale, ...criterion }) => ({
    ...criterion,
    ...(scale && { scale: scale.map(({ id: _point, value, ...point }) => ({ ...point, value: numberOf(value) })) }),
  }));
}

const FIRST_SCALE = ["Not at all", "A little", "Somewhat", "A lot"];

/** A new criterion starts with the scale of the one before: a study seldom mixes scales. */
export function newCriterion(criteria: readonly CriterionForm[]): CriterionForm {
  const before = criteria.at(-1);
  const first = () => FIRST_SCALE.map((label, index) => ({ id: nextId(), value: String(index + 1), label, definition: "", example: "" }));
  const scale = before === undefined ? first() : (before.scale?.map((point) => ({ ...point, id: nextId(), definition: "", example: "" })) ?? null);
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

/** The export name follows the name until somebody writes one of their own. */
export function withKey(next: CriterionForm, before: CriterionForm, part: Partial<CriterionForm>, all: readonly CriterionForm[]): CriterionForm {
  if (part.name === undefined) return next;
  const others = all.filter((other) => other.id !== next.id).map((other) => other.key);
  const wasDerived = before.key === "" || before.key === keyFor(before.name, others);
  return wasDerived ? { ...next, key: keyFor(part.name, others) } : next;
}

/** Values and words of one scale; definitions and examples stay with the criterion that they were written for. */
export function sameScale(from: CriterionForm, to: CriterionForm): CriterionForm["scale"] {
  return from.scale?.map((point) => {
    const own = to.scale?.find((candidate) => candidate.value === point.value);
    return { ...point, id: `${to.id}-${point.id}`, definition: own?.definition ?? "", example: own?.example ?? "" };
  }) ?? null;
}

export function moved<T>(list: readonly T[], from: number, to: number): T[] {
  const rest = [...list];
  const [entry] = rest.splice(from, 1);
  if (entry !== undefined && to >= 0 && to <= rest.length) rest.splice(to, 0, entry);
  return to < 0 || to > rest.length ? [...list] : rest;
}
