/** Kinds of steps: those of all sessions, and of all pictures, are counted together. */

const KINDS = {
  persona: "Persona attributes", commonsense: "Commonsense", narrative: "Narrative", events: "Events", album: "Device pictures, described", dialogue: "Conversations", summary: "Summaries",
  "picture-plan": "Which module serves a picture", picture: "Pictures", "picture-search": "Searches for pictures", "picture-score": "Scores of pictures", checks: "Checks of episodes",
} as const;

const WITHOUT_TEXT: ReadonlySet<string> = new Set(["picture", "picture-search", "picture-score", "checks"]);

/** Whether an answer is read as text, has a schema and can be sent back to be mended. */
export function isOfText(kind: string): boolean {
  return !WITHOUT_TEXT.has(kind);
}

const ORDER = Object.keys(KINDS);

export function kindName(kind: string): string {
  return kind in KINDS ? KINDS[kind as keyof typeof KINDS] : kind;
}

/** As an episode goes through them; what has no place there comes last. */
export function inStepOrder<T extends { kind: string }>(kinds: readonly T[]): T[] {
  const place = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...kinds].sort((a, b) => place(a.kind) - place(b.kind) || a.kind.localeCompare(b.kind, "en"));
}
