import { Button } from "@/components/ui/button";
import { Field, Select } from "@/components/ui/field";

/** The criterion whose numbers stand in the table. A form that works by itself: its answer stands in the address. */
export function CriterionChoice({ path, criteria, current, kept }: {
  path: string;
  criteria: readonly { key: string; name: string }[];
  current: string;
  /** What else stands in the address and stays. */
  kept: Readonly<Record<string, string>>;
}) {
  return (
    <form key={current} method="get" action={path} aria-label="Criterion of the table" className="flex flex-wrap items-end gap-3">
      {Object.entries(kept).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
      <Field label="Criterion" className="min-w-56 max-sm:flex-1">
        <Select name="criterion" defaultValue={current}>{criteria.map(({ key, name }) => <option key={key} value={key}>{name}</option>)}</Select>
      </Field>
      <Button type="submit">Show</Button>
    </form>
  );
}
