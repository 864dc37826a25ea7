"use client";

import { Check, Copy } from "lucide-react";
import { useRef } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { copiedText, useCopy } from "@/components/ui/use-copy";

/** A secret that is shown once, right after it was made, with a way to take it along: the server keeps only its hash. */
export function CopyOnce({ label, hint, value, what }: { label: string; hint: string; value: string; /** In the button and in what is said: "link". */ what: string }) {
  const box = useRef<HTMLDivElement>(null);
  const { copied, copy } = useCopy(value, () => box.current?.querySelector("input")?.select());

  return (
    <div ref={box} className="grid gap-3">
      <Field label={label} hint={hint}>
        <Input readOnly value={value} onFocus={(event) => event.currentTarget.select()} className="font-mono text-[13px]" />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" onClick={() => void copy()} icon={copied === "yes" ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}>{copied === "yes" ? "Copied" : `Copy ${what}`}</Button>
        <span role="status" className="text-[13px] text-soft">{copiedText(copied, what)}</span>
      </div>
    </div>
  );
}
