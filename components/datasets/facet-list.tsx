import { count } from "@/lib/reports/number-text";

export type FacetValue = { value: string; count: number };

const SHOWN = 6;

/** Values to choose from, the most frequent first; the rest is folded away until it is asked for. Numbers are of the whole dataset. */
export function FacetList({ title, name, values, chosen, names }: {
  title: string;
  name: string;
  values: readonly FacetValue[];
  chosen: readonly string[];
  /** What a value is called on the page. */
  names?: Record<string, string>;
}) {
  const isChosen = (value: string) => chosen.some((one) => one.toLowerCase() === value.toLowerCase());
  // One that came with the address and is not among the frequent ones can still be taken back here.
  const strangers = chosen.filter((one) => !values.some(({ value }) => value.toLowerCase() === one.toLowerCase())).map((value) => ({ value, count: null }));
  const listed: { value: string; count: number | null }[] = [...strangers, ...values];
  if (listed.length === 0 || (values.length === 1 && chosen.length === 0)) return null;
  const first = listed.filter(({ value }, index) => index < SHOWN || isChosen(value));
  const rest = listed.filter((one) => !first.includes(one));
  const line = ({ value, count: episodes }: (typeof listed)[number]) => (
    <label key={value} className="flex min-h-7 items-center gap-2 text-sm">
      <input type="checkbox" name={name} value={value} defaultChecked={isChosen(value)} className="size-4 shrink-0 accent-[var(--accent)]" />
      <span className="min-w-0 flex-1 truncate" title={value}>{names?.[value] ?? value}</span>
      {episodes !== null && <span className="text-xs text-faint tabular-nums">{count(episodes)}</span>}
    </label>
  );
  return (
    <fieldset className="min-w-0">
      <legend className="mb-0.5 text-[13px] font-semibold">{title}</legend>
      {first.map(line)}
      {rest.length > 0 && (
        <details>
          <summary className="min-h-7 py-1 text-[13px] text-soft hover:text-ink">{count(rest.length)} more</summary>
          <div className="max-h-64 overflow-y-auto">{rest.map(line)}</div>
        </details>
      )}
    </fieldset>
  );
}
