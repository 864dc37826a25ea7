/** What a picture's candidates come to before any file of theirs is known; import/sql.ts goes on from here. */
import type { ImageCandidate } from "./model";
import type { ImageState } from "./types";

export const NO_CANDIDATE = "the source names no picture";
export const NOT_IMPORTED = "no picture of this key was imported";
export const NO_WEB_ADDRESS = "its address is neither http nor https";
/** As PostgreSQL and JavaScript both understand it, case ignored. */
export const WEB_ADDRESS = "^https?://";

const IS_WEB_ADDRESS = new RegExp(WEB_ADDRESS, "i");

export function stateWithoutFiles(candidates: readonly ImageCandidate[]): { state: ImageState; stateReason: string | null } {
  if (candidates.some(({ url }) => url !== undefined && IS_WEB_ADDRESS.test(url))) return { state: "remote", stateReason: null };
  if (candidates.some(({ url }) => url !== undefined)) return { state: "refused", stateReason: NO_WEB_ADDRESS };
  return { state: "missing", stateReason: candidates.some(({ key }) => key !== undefined) ? NOT_IMPORTED : NO_CANDIDATE };
}
