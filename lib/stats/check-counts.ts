/**
 * Refuses counts that cannot be counts.
 *
 * @param counts the counts by the name that the message shall use.
 * @throws RangeError unless every count is a whole number of 0 or more.
 * @example checkCounts({ wins: 3, losses: -1 }) // throws
 */
export function checkCounts(counts: Record<string, number>): void {
  for (const [name, count] of Object.entries(counts)) {
    if (!Number.isSafeInteger(count) || count < 0) {
      throw new RangeError(`The count "${name}" must be a whole number of 0 or more, not ${count}.`);
    }
  }
}
