/** Checks as people call them. */
import type { CheckName } from "./types";

export const CHECK_NAMES: Record<CheckName, string> = {
  sessions: "Number of sessions", dates: "Dates and intervals", album: "References to the device", pictures: "A picture for every share", "pictures-per-session": "Shares per session, at least",
  "pictures-wanted": "Shares per session, wanted", "exact-duplicates": "Same text twice", "near-duplicates": "Nearly the same text", future: "Later events mentioned early", name: "Name used",
  "age-guard": "Faces of minors", nsfw: "Unsuitable pictures", "image-text": "Picture against description", safety: "Safety of what is said", contradiction: "Contradictions of the persona", attributes: "Attributes to draw the persona from",
};
