import type { Art } from "./art";

export interface Picture {
  /** The stem of its file and the name that episodes use. */
  key: string;
  description: string;
  /** What kind of picture it is in an album. */
  category: string;
  keywords: readonly string[];
  shape: "landscape" | "portrait" | "square";
  /** The persona is to be seen in it. */
  persona: boolean;
  draw: (art: Art) => string;
}

export const pictureSize = {
  landscape: { width: 1024, height: 768 },
  portrait: { width: 768, height: 1024 },
  square: { width: 1024, height: 1024 },
} as const;
