/** Where on the page a question stands. */
import type { Place } from "@/lib/reports/datasheet/answers";

export function anchorOf({ number, criterion }: Place): string {
  return `q-${criterion === null ? "" : `${criterion}-`}${number.replaceAll(".", "-")}`;
}

/** Scrolls to a question and puts the cursor into it. */
export function goToQuestion(place: Place): void {
  const row = document.getElementById(anchorOf(place));
  row?.scrollIntoView({ block: "center" });
  row?.querySelector<HTMLElement>("textarea, input, select, button")?.focus({ preventScroll: true });
}
