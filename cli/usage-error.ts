/** The command was called wrongly, or cannot mean anything here: exit 2. */
export class UsageError extends Error {}
