import { Chip } from "@/components/ui/chip";
import type { DatasetCounts } from "@/lib/datasets/types";
import { count } from "@/lib/reports/number-text";

type Origin = keyof DatasetCounts["origins"];

const MADE: Record<Exclude<Origin, "collected">, { text: string; hint: string }> = {
  synthetic: { text: "synthetic", hint: "Text made by a model." },
  scripted: { text: "scripted", hint: "Text made by a program for trial." },
};

/** What of a dataset was not written by people. */
export function OriginMarks({ origins }: { origins: DatasetCounts["origins"] }) {
  const all = origins.collected + origins.synthetic + origins.scripted;
  return (
    <span className="flex flex-wrap gap-1.5">
      {(Object.keys(MADE) as (keyof typeof MADE)[]).filter((origin) => origins[origin] > 0).map((origin) => (
        <Chip key={origin} tone="warn" title={MADE[origin].hint}>{origins[origin] === all ? MADE[origin].text : `${count(origins[origin])} ${MADE[origin].text}`}</Chip>
      ))}
    </span>
  );
}

export function OriginMark({ origin }: { origin: Origin }) {
  return origin === "collected" ? null : <Chip tone="warn" title={MADE[origin].hint}>{MADE[origin].text}</Chip>;
}
