"use client";

import { clsx } from "clsx";
import { useId } from "react";

/** One of a few, each with a line that says what it means: native radios under wide targets. */
export function Choice<V extends string>({ legend, hint, value, options, columns = 2, onChange }: {
  legend: string;
  hint?: string;
  value: V;
  options: readonly { value: V; label: string; hint: string }[];
  columns?: 2 | 3;
  onChange: (value: V) => void;
}) {
  const name = useId();
  return (
    <fieldset aria-describedby={hint && `${name}-hint`}>
      <legend className="mb-1.5 text-sm font-semibold">{legend}</legend>
      {hint && <p id={`${name}-hint`} className="-mt-0.5 mb-2 text-[13px] text-soft">{hint}</p>}
      <div className={clsx("grid gap-2", columns === 3 ? "sm:grid-cols-3" : "sm:grid-cols-2")}>
        {options.map((option) => (
          <label
            key={option.value}
            className={clsx(
              "flex cursor-pointer gap-2.5 rounded-[10px] border px-3 py-2.5 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
              option.value === value ? "border-accent bg-accent-soft/60" : "border-line-strong/60 bg-card hover:border-line-strong",
            )}
          >
            <input
              type="radio" name={name} value={option.value} checked={option.value === value} onChange={() => onChange(option.value)}
              className="mt-1 size-4 shrink-0 accent-[var(--accent)] outline-none"
            />
            <span>
              <span className="block text-sm font-medium">{option.label}</span>
              <span className="block text-[13px] text-soft">{option.hint}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
