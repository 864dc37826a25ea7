/** Jobs share a machine with the desk: whoever judges comes first. */
import { setPriority } from "node:os";

/** A third of what a process of usual priority gets where both want the same processor. */
const NICE = 5;

/**
 * Lets this process, and those that it starts from now on, take only what others leave of the processors. To be called once the database
 * runs, which may be a child of this process and is to keep its place.
 *
 * @example await prepareDatabase(); workInBackground();
 */
export function workInBackground(): void {
  setPriority(NICE);
}
