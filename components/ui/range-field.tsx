import { Input } from "./field";
import { useId } from "react";

type Range = { from: string; to: string };

/** At least and at most; either may be left empty. */
export function RangeField({ legend, hint, error, value, onChange }: { legend: string; hint?: string; error?: string; value: Range; onChange: (value: Range) => void }) {
  const id = useId();
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;
  const field = (end: "from" | "to", words: string) => (
    <Input
      inputMode="numeric" aria-label={`${legend}, ${words}`} placeholder={words} className="min-w-0" value={value[end]}
      aria-invalid={error ? true : undefined} aria-describedby={described} onChange={(event) => onChange({ ...value, [end]: event.target.value })}
    />
  );
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 text-sm font-semibold">{legend}</legend>
      <div className="flex items-center gap-2">{field("from", "at least")}<span aria-hidden className="text-faint">–</span>{field("to", "at most")}</div>
      {hint && <p id={`${id}-hint`} className="mt-1.5 text-[13px] text-soft">{hint}</p>}
      {error && <p id={`${id}-error`} className="mt-1.5 text-[13px] font-medium text-danger">{error}</p>}
    </fieldset>
  );
}
