import { Chip } from "@/components/ui/chip";
import { count } from "@/lib/reports/number-text";
import type { ImageState, ImageStateCounts } from "@/lib/datasets/types";

const STATES: Record<ImageState, { tone: "good" | "neutral" | "warn" | "danger"; text: string; hint: string }> = {
  stored: { tone: "good", text: "stored", hint: "The picture is here." },
  remote: { tone: "neutral", text: "not fetched", hint: "Known by its address only; not fetched." },
  missing: { tone: "warn", text: "missing", hint: "The dataset names it, but no file brought it." },
  refused: { tone: "danger", text: "refused", hint: "A file was there, but it is no picture that can be shown." },
};

export function ImageStateChip({ state }: { state: ImageState }) {
  const { tone, text, hint } = STATES[state];
  return <Chip tone={tone} title={hint}>{text}</Chip>;
}

/** How many pictures are in which state; states without any are left out. */
export function ImageStateCountsView({ counts }: { counts: ImageStateCounts }) {
  const states = (Object.keys(STATES) as ImageState[]).filter((state) => counts[state] > 0);
  if (states.length === 0) return <span className="text-soft">no pictures</span>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {states.map((state) => <li key={state}><Chip tone={STATES[state].tone} title={STATES[state].hint}>{count(counts[state])} {STATES[state].text}</Chip></li>)}
    </ul>
  );
}
