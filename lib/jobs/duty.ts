/** Which jobs a worker takes: all, or those that ask model servers and need nothing else of the machine, or the rest. */

/** A worker beside the servers may take these alone, with another disk than the platform's. Each is delivered under a name of its own. */
export const ENGINE_KINDS: readonly string[] = ["generation", "alignment"];

export type Duty = "all" | "engines" | "others";

/** Whether a worker of this duty takes jobs of a kind. */
export function takes(duty: Duty, kind: string): boolean {
  return duty === "all" || (duty === "engines") === ENGINE_KINDS.includes(kind);
}
