/** Which item comes next: the server's queue without what this device has already finished or set aside. */
import type { DeskQueue } from "@/lib/judgments/desk";

type QueuedAssignment = DeskQueue["assignments"][number];

/** @param finished assignments whose submission is on its way: the server may still list them as open. */
export function nextInLine(queue: Pick<DeskQueue, "assignments">, finished: ReadonlySet<string>): string[] {
  return queue.assignments.filter((assignment: QueuedAssignment) => assignment.state !== "submitted" && !finished.has(assignment.id)).map((assignment) => assignment.id);
}

export type RestState = "done" | "closed" | "waiting" | "delivering";

/** Why there is nothing to show. */
export function whyNothing(queue: Pick<DeskQueue, "studyState" | "remaining">, finishedOnTheWay: number): RestState {
  if (queue.studyState !== "running") return "closed";
  const remaining = queue.remaining - finishedOnTheWay;
  if (remaining > 0) return finishedOnTheWay > 0 ? "delivering" : "waiting";
  return "done";
}
