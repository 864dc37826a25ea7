import { Chip } from "@/components/ui/chip";
import type { StudyState } from "@/lib/studies/types";

const STATES = {
  draft: { tone: "neutral", text: "Draft" },
  running: { tone: "accent", text: "Running" },
  closed: { tone: "neutral", text: "Closed" },
} as const;

export function StudyStateChip({ state }: { state: StudyState }) {
  const { tone, text } = STATES[state];
  return <Chip tone={tone}>{text}</Chip>;
}
