"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { Field, Select } from "./field";

/** A choice that is kept in the address: what is chosen leads there, and the page stays where it is scrolled to. */
export function AddressSelect({ label, options, current, className }: { label: string; options: readonly { name: string; href: string; label: string }[]; current: string; className?: string }) {
  const router = useRouter();
  const go = (name: string) => {
    const chosen = options.find((option) => option.name === name);
    if (chosen) router.replace(chosen.href as Route, { scroll: false });
  };
  return (
    <Field label={label} className={className}>
      <Select value={current} onChange={(event) => go(event.target.value)}>
        {options.map((option) => <option key={option.name} value={option.name}>{option.label}</option>)}
      </Select>
    </Field>
  );
}
