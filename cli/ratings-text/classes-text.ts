/** Classes by Dawid and Skene's model as lines for a terminal. */
import { textTable } from "@/lib/reports/text-table";
import { reasonText } from "@/lib/stats/reason-text";
import type { LabelledClasses } from "../labelled-classes";
import { wrapText } from "./wrap-text";

/** More are in the JSON. */
const MOST_ITEMS = 20;

export function classesText(criterion: string, { fit, reason }: LabelledClasses): string[] {
  if (fit === null) return wrapText(`Classes of ${criterion}: none. ${reasonText(reason)}`);
  const { classes, prevalences, raters, items, caution } = fit;
  const unsure = [...items].sort((one, other) => certainty(one) - certainty(other) || (one.item < other.item ? -1 : 1)).slice(0, MOST_ITEMS);
  const shown = items.length > MOST_ITEMS ? `The ${MOST_ITEMS} least certain of ${items.length} items; --json has all.` : "Least certain first.";
  return [
    ...textTable([`classes of ${criterion}`, "share of items"], classes.map((name, place) => [name, fixed(prevalences[place])])),
    "",
    ...textTable(
      ["evaluator, on items of class", "answers", ...classes.map((name) => `says ${name}`)],
      raters.flatMap(({ rater, confusion }) => confusion.map(({ probabilities, answers }, place) => [`${rater}, ${classes[place] ?? ""}`, answers.toFixed(1), ...classes.map((_, value) => fixed(probabilities?.[value]))])),
    ),
    "",
    ...textTable(["item", "likely class", "probability"], unsure.map((item) => [item.item, item.class, fixed(certainty(item))])),
    shown,
    ...(caution === null ? [] : wrapText(reasonText(caution))),
  ];
}

function certainty({ posterior }: { posterior: readonly number[] }): number {
  return posterior.reduce((most, probability) => Math.max(most, probability), 0);
}

function fixed(value: number | undefined): string {
  return value === undefined ? "-" : value.toFixed(3);
}
