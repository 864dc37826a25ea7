/** Kinds of steps: those of all sessions, and of all pictures, are counted together. */

const KINDS = {
  persona: "Persona attributes", commonsense: "Commonsense", narrative: "Narrative", events: "Events", album: "Device pictures, described", dialogue: "Conversations", summary: "Summaries",
  "picture-plan": "Which module serves a picture", picture: "Pictures",
} as const;

const ORDER = Object.keys(KINDS);

export function kindName(kind: string): string {
  return kind in KINDS ? KINDS[kind as keyof typeof KINDS] : kind;
}

/** As an episode goes through them; what has no place there comes last. */
export function inStepOrder<T extends { kind: string }>(kinds: readonly T[]): T[] {
  const place = (kind: string) => (ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length);
  return [...kinds].sort((a, b) => place(a.kind) - place(b.kind) || a.kind.localeCompare(b.kind, "en"));
}
