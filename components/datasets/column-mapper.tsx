"use client";

import { clsx } from "clsx";
import { Folded } from "@/components/ui/folded";
import { Select } from "@/components/ui/field";
import { Table, Td, Th } from "@/components/ui/table";
import { counted } from "@/lib/reports/number-text";

/** @property field that takes it, or null. `count`: how many columns differ in a number alone. */
export type MappableColumn = { column: string; field: string | null; count: number };

const KEEP = "";

/** Which column became what. One that nothing takes can be given a field; otherwise it stays beside each episode. */
export function ColumnMapper({ columns, fields, mapping, onChange, isBusy }: {
  columns: readonly MappableColumn[];
  fields: readonly string[];
  mapping: Record<string, string>;
  onChange: (mapping: Record<string, string>) => void;
  isBusy: boolean;
}) {
  const isNamed = ({ column }: MappableColumn) => Object.hasOwn(mapping, column);
  // One that was mapped has the name of its field by now, so that what it was called is listed first.
  const named = Object.keys(mapping).filter((column) => !columns.some((other) => other.column === column)).map((column) => ({ column, field: null, count: 1 }));
  const open = [...named, ...columns.filter((column) => column.field === null || isNamed(column))];
  const taken = columns.filter((column) => column.field !== null && !isNamed(column));
  const used = new Set([...taken.map(({ field }) => field), ...Object.values(mapping)]);

  function choose(column: string, field: string) {
    const { [column]: _before, ...rest } = mapping;
    onChange(field === KEEP ? rest : { ...rest, [column]: field });
  }

  return (
    <div className="grid grid-cols-1 gap-3">
      {open.length === 0 ? <p className="text-sm text-soft">Every column has a field.</p> : (
        <>
          <p className="max-w-[72ch] text-sm text-soft">
            {named.length > 0 && `${counted(named.length, "column")} named anew, `}{counted(open.length - named.length, "column")} that no field takes. Small ones are kept with each episode and used nowhere. If one means something, say what.
          </p>
          <Table caption="Columns that no field takes">
            <thead><tr><Th>Column</Th><Th>Becomes</Th></tr></thead>
            <tbody>
              {open.map((entry) => (
                <tr key={entry.column}>
                  <Td className="min-w-28 font-mono text-[13px] [overflow-wrap:anywhere]">{entry.column}{entry.count > 1 && <span className="ms-2 font-sans text-soft">{counted(entry.count, "column")}</span>}</Td>
                  <Td className="min-w-44">
                    <Select
                      aria-label={`What ${entry.column} becomes`} value={mapping[entry.column] ?? KEEP} disabled={isBusy} className={clsx("!h-9 !text-sm", isNamed(entry) && "border-accent")}
                      onChange={(event) => choose(entry.column, event.target.value)}
                    >
                      <option value={KEEP}>nothing: kept as it is</option>
                      {fields.filter((field) => (field === mapping[entry.column] || !used.has(field)) && fits(entry, field)).map((field) => <option key={field} value={field}>{field}</option>)}
                    </Select>
                  </Td>
                </tr>
              ))}
            </tbody>
          </Table>
        </>
      )}
      {taken.length > 0 && (
        <Folded title={`${counted(taken.length, "column")} with a field`}>
          <div className="mt-2">
            <Table caption="Columns and the fields that take them">
              <thead><tr><Th>Column</Th><Th>Is read as</Th></tr></thead>
              <tbody>
                {taken.map((entry) => (
                  <tr key={entry.column}>
                    <Td className="font-mono text-[13px] [overflow-wrap:anywhere]">{entry.column}{entry.count > 1 && <span className="ms-2 font-sans text-soft">{counted(entry.count, "column")}</span>}</Td>
                    <Td className="font-mono text-[13px]">{entry.field}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </div>
        </Folded>
      )}
    </div>
  );
}

/** A field of every session needs a column whose name has the session's number. */
function fits({ column }: MappableColumn, field: string): boolean {
  return !field.includes("*") || /[\d*]/.test(column);
}
