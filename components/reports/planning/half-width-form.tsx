import type { Route } from "next";
import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";

/** Asks for a half-width and puts it into the address, so that a plan can be sent to somebody. Works without a script. */
export function HalfWidthForm({ path, asked, error }: { path: string; /** As it was typed; empty for the usual ones. */ asked: string; error?: string }) {
  return (
    <form method="get" action={path} className="flex flex-wrap items-start gap-3">
      <Field label="Wanted half-width" className="w-full max-w-96" hint="Half of an interval's width: 0.05 for 0.62 ± 0.05." error={error}>
        <Input name="h" type="text" inputMode="decimal" autoComplete="off" defaultValue={asked} placeholder="usual ones" />
      </Field>
      <div className="flex gap-2 sm:pt-[27px]">
        <Button type="submit" look="primary">Plan</Button>
        {asked !== "" && <Link href={path as Route} className={buttonClass("quiet")}>Usual widths</Link>}
      </div>
    </form>
  );
}
