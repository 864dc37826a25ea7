/** Steps as people read them. */

const NAMES: Record<string, string> = {
  profile: "Demographics", persona: "Persona attributes", person: "Name and persona", commonsense: "Commonsense", narrative: "Narrative", events: "Events", album: "Device pictures", face: "Face",
};
const OF_SESSION: Record<string, string> = { dialogue: "conversation", summary: "summary" };

/** "session/3/dialogue" → "Session 3, conversation". */
export function stepName(path: string): string {
  const session = /^session\/(\d+)\/(\w+)$/.exec(path);
  if (session) return `Session ${session[1]}, ${OF_SESSION[session[2] ?? ""] ?? session[2]}`;
  return NAMES[path] ?? path;
}
