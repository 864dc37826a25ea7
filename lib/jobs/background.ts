/** Jobs share a machine with the desk: whoever judges comes first. */
import { constants, setPriority } from "node:os";

/**
 * Lets this process, and those that it starts from now on, take only what others leave of the processors. To be called once the database
 * runs, which may be a child of this process and is to keep its place.
 *
 * @example await prepareDatabase(); workInBackground();
 */
export function workInBackground(): void {
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
}
