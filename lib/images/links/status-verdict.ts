/** What a status says of an address that should lead to a picture. */

/** The host is busy or broken: another time it may answer. */
const PASSING = new Set([408, 425, 429]);

/** @returns undefined where the body is to be looked at. */
export function statusVerdict(status: number): { state: "dead" | "unsure"; reason: string } | undefined {
  if (status === 200 || status === 206) return undefined;
  if (PASSING.has(status) || status >= 500) return { state: "unsure", reason: `the host answers ${status}: busy or out of order` };
  if (status === 404 || status === 410) return { state: "dead", reason: `the host answers ${status}: there is nothing under this address` };
  if (status === 401 || status === 403 || status === 451) return { state: "dead", reason: `the host answers ${status}: it does not give this picture out` };
  return { state: "dead", reason: `the host answers ${status} instead of a picture` };
}
