import { useMedia, useView, WIDE } from "../desk-context";

/** `together`: both sides move with the page. `apart`: each scrolls by itself. `single`: there is room for one at a time. */
export type PairLayout = "together" | "apart" | "single";

export function usePairLayout(): PairLayout {
  const isWide = useMedia(WIDE);
  const isTogether = useView((state) => state.isTogether);
  if (!isWide) return "single";
  return isTogether ? "together" : "apart";
}
