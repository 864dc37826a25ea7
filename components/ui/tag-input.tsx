"use client";

import { X } from "lucide-react";
import { useId, useRef, useState } from "react";
import { Input } from "./field";

/** Several words of one's own, one after the other: Enter or a comma takes the word, Backspace in an empty field gives the last one back. */
export function TagInput({ label, hint, error, values, suggestions, onChange }: {
  label: string;
  hint?: string;
  error?: string;
  values: readonly string[];
  suggestions: readonly string[];
  onChange: (values: string[]) => void;
}) {
  const id = useId();
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

  const take = (text: string) => {
    const words = text.split(",").map((word) => word.trim()).filter((word) => word !== "" && !values.includes(word));
    if (words.length > 0) onChange([...values, ...new Set(words)]);
    setTyped("");
  };
  return (
    <div className="grid content-start gap-1.5">
      <label htmlFor={id} className="text-sm font-semibold">{label}</label>
      {values.length > 0 && (
        <ul className="flex flex-wrap gap-1.5" aria-label={`Chosen: ${label}`}>
          {values.map((value) => (
            <li key={value} className="inline-flex items-center gap-1 rounded-full border border-accent/30 bg-accent-soft ps-3 pe-1 text-[13px] text-accent-strong">
              {value}
              <button
                type="button" aria-label={`Leave out ${value}`} className="grid size-7 place-items-center rounded-full hover:bg-card"
                onClick={() => {
                  onChange(values.filter((other) => other !== value));
                  field.current?.focus();
                }}
              >
                <X size={14} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <Input
        id={id} ref={field} value={typed} list={`${id}-known`} maxLength={300} placeholder="A word, then Enter" aria-describedby={described} aria-invalid={error ? true : undefined}
        onChange={(event) => {
          // A suggestion that was picked arrives whole.
          if (event.target.value.includes(",") || (suggestions.includes(event.target.value) && !("data" in event.nativeEvent))) take(event.target.value);
          else setTyped(event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === "Enter") {
            event.preventDefault();
            take(typed);
          } else if (event.key === "Backspace" && typed === "" && values.length > 0) onChange(values.slice(0, -1));
        }}
        // What was typed and left counts.
        onBlur={() => take(typed)}
      />
      <datalist id={`${id}-known`}>{suggestions.filter((word) => !values.includes(word)).map((word) => <option key={word} value={word} />)}</datalist>
      {hint && <p id={`${id}-hint`} className="text-[13px] text-soft">{hint}</p>}
      {error && <p id={`${id}-error`} className="text-[13px] font-medium text-danger">{error}</p>}
    </div>
  );
}
