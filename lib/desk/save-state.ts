/** What the page says about safety. "Saved" only when the server has confirmed everything that was ever given on this device. */
export type SaveFacts = {
  /** Items whose submission has no receipt yet. */
  submissionsWaiting: number;
  /** Items with answers that the server has not confirmed as a draft. */
  draftsUnsaved: number;
  /** Submissions that the server refused or set aside. */
  attention: number;
  /** The browser says that there is no network, or the last attempt failed. */
  unreachable: boolean;
  signedOut: boolean;
  /** Whether this browser keeps anything at all. */
  deviceKeeps: boolean;
};

export type SaveState =
  | { kind: "saved" }
  | { kind: "saving" }
  | { kind: "device"; count: number }
  | { kind: "signIn"; count: number }
  | { kind: "attention"; count: number }
  /** Neither on the server nor kept by the browser: this tab must stay open. */
  | { kind: "unkept"; count: number }
  /** Nothing is known to wait, but what an earlier session or another tab left cannot be read. */
  | { kind: "unchecked" };

export function saveState(facts: SaveFacts): SaveState {
  const count = facts.submissionsWaiting + facts.draftsUnsaved;
  if (count > 0 && !facts.deviceKeeps && (facts.signedOut || facts.unreachable)) return { kind: "unkept", count };
  if (count > 0 && facts.signedOut) return { kind: "signIn", count };
  if (count > 0 && facts.unreachable) return { kind: "device", count };
  if (count > 0) return { kind: "saving" };
  if (facts.attention > 0) return { kind: "attention", count: facts.attention };
  return { kind: facts.deviceKeeps ? "saved" : "unchecked" };
}

export function saveWords(state: SaveState): string {
  switch (state.kind) {
    case "saved": return "Saved";
    case "saving": return "Saving…";
    case "device": return `Kept on this device (${state.count})`;
    case "signIn": return `Sign in again – kept on this device (${state.count})`;
    case "attention": return `Needs attention (${state.count})`;
    case "unkept": return "Not saved – keep this tab open";
    case "unchecked": return "Sent – this device cannot be checked";
  }
}

/** Whether leaving the page would leave something behind. */
export function isLeavingUnsafe(state: SaveState): boolean {
  return state.kind !== "saved" && state.kind !== "attention" && state.kind !== "unchecked";
}
