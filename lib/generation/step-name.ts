/** Steps as people read them. */

const NAMES: Record<string, string> = {
  profile: "Demographics", persona: "Persona attributes", person: "Name and persona", commonsense: "Commonsense", narrative: "Narrative", events: "Events", album: "Device pictures", face: "Face in words", "face/picture": "Picture of the face", checks: "Checks by engines",
};
const OF_SESSION: Record<string, string> = { dialogue: "conversation", summary: "summary" };

/** "session/3/dialogue" → "Session 3, conversation". */
export function stepName(path: string): string {
  const session = /^session\/(\d+)\/(\w+)$/.exec(path);
  if (session) return `Session ${session[1]}, ${OF_SESSION[session[2] ?? ""] ?? session[2]}`;
  const album = /^(?:session\/(\d+)\/)?album\/(\d+)\/picture$/.exec(path);
  if (album) return `Device picture ${album[2]}${album[1] ? `, new in session ${album[1]}` : ""}`;
  const shared = /^session\/(\d+)\/shared\/(\d+)\/picture$/.exec(path);
  if (shared) return `Session ${shared[1]}, picture of utterance ${Number(shared[2]) + 1}`;
  return NAMES[path] ?? path;
}
