import { clsx } from "clsx";
import { useId } from "react";

/** One of a few, side by side; the arrow keys go through them. */
export function SegmentedRadio<T extends string>({ label, options, value, onChange, disabled }: {
  label: string;
  options: readonly { value: T; label: string; note?: string }[];
  value: T;
  onChange: (value: T) => void;
  disabled?: boolean;
}) {
  const name = useId();
  return (
    <fieldset disabled={disabled} className="min-w-0">
      <legend className="sr-only">{label}</legend>
      <div className="inline-flex max-w-full flex-wrap gap-1 rounded-[12px] border border-line bg-sunken p-1 max-sm:grid max-sm:w-full">
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              "cursor-pointer rounded-[9px] px-3 py-1.5 text-[13px] font-semibold has-focus-visible:outline-2 has-focus-visible:outline-accent",
              option.value === value ? "bg-accent-soft text-accent-strong" : "text-soft hover:text-ink",
            )}
          >
            <input type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)} className="sr-only" />
            {option.label}
            {option.note && <span className="ms-1.5 rounded-full bg-card px-1.5 py-0.5 text-[11.5px] tabular-nums">{option.note}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
