"use client";

import { clsx } from "clsx";
import { useId, useState } from "react";
import { Textarea } from "@/components/ui/field";
import { StudyMarkdown } from "../markdown";

/** Markdown with what it will look like, one click away. */
export function InstructionsField({ value, onChange, error }: { value: string; onChange: (value: string) => void; error?: string }) {
  const [isPreview, setPreview] = useState(false);
  const id = useId();
  const tab = (label: string, isChosen: boolean, choose: () => void) => (
    <button
      type="button" aria-pressed={isChosen} onClick={choose}
      className={clsx("min-h-8 rounded-lg px-3 text-[13px] font-semibold", isChosen ? "bg-accent-soft text-accent-strong" : "text-soft hover:text-ink")}
    >
      {label}
    </button>
  );
  return (
    <div>
      <div className="mb-2 flex items-center gap-1">
        <label htmlFor={id} className="me-auto text-sm font-semibold">Instructions</label>
        {tab("Write", !isPreview, () => setPreview(false))}
        {tab("Preview", isPreview, () => setPreview(true))}
      </div>
      {isPreview
        ? <div className="min-h-64 rounded-[10px] border border-line bg-paper px-5 py-4">{value.trim() ? <StudyMarkdown text={value} /> : <p className="text-soft">Nothing written yet.</p>}</div>
        : (
          <Textarea
            id={id} rows={16} maxLength={50_000} value={value} onChange={(event) => onChange(event.target.value)} className="font-mono !text-[13.5px]"
            aria-invalid={error ? true : undefined} aria-describedby={`${id}-hint`}
          />
        )}
      <p id={`${id}-hint`} className="mt-1.5 text-[13px] text-soft">
        Markdown. Evaluators read it before the first item and find it under one key afterwards. The criteria follow by themselves.
      </p>
      {error && <p className="mt-1 text-[13px] font-medium text-danger">{error}</p>}
    </div>
  );
}
