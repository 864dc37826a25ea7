import { BOTH_SIDES } from "@/lib/desk/sides";
import { useParts } from "./desk-context";
import { showSide } from "./jump";

const LOOK = "sr-only z-50 rounded-lg bg-accent px-4 py-2 font-semibold text-accent-ink focus:not-sr-only focus:fixed focus:start-3 focus:top-2";

/** The first stops of the keyboard: what is read, and what is asked. */
export function SkipLinks() {
  const { kind, view } = useParts();
  return (
    <>
      {kind === "rating"
        ? <a href="#main" className={LOOK}>Skip to the conversation</a>
        : BOTH_SIDES.map((side) => (
          <a key={side} href={`#conversation-${side}`} className={LOOK} onClick={() => showSide({ view }, side)}>Skip to conversation {side}</a>
        ))}
      <a href="#ratings" className={LOOK} onClick={() => requestAnimationFrame(() => document.querySelector<HTMLElement>("#ratings input, #ratings button")?.focus())}>Skip to the {kind === "rating" ? "ratings" : "answers"}</a>
    </>
  );
}
