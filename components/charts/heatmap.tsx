"use client";

import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { useId, useRef, useState, type KeyboardEvent } from "react";
import { strengthFill } from "./tone";

type Cell = { text: string; note: string; strength: number; isFew: boolean; description: string };
type Named = { key: string; name: string };
type Model = {
  rows: readonly Named[]; columns: readonly Named[]; cells: readonly (readonly (Cell | null)[])[];
  scale: { low: string; high: string; isSigned: boolean }; fewText: string;
};
type Place = { row: number; column: number };

/** Columns with longer names have them upright. */
const LEVEL_NAME = 6;
const STEPS = 9;
/** Cells lie so close that the next one would cover the mark of the focus. */
const ABOVE = "hover:z-[5] focus-visible:z-[5]";
/** So that a few cells do not fill a whole card, in pixels; and about what names take. */
const WIDEST_CELL = 92;
const HEAD = 150;

/** A table of shaded numbers. One cell is reached by Tab, the others from it by arrow keys; a cell with an address is a link to it. */
export function Heatmap({ model, label, hrefs, nothing }: {
  model: Model;
  label: string;
  /** Of each cell, where it leads. */
  hrefs?: readonly (readonly (string | null)[])[];
  /** Stands where there is no cell. */
  nothing: string;
}) {
  const { rows, columns, cells, scale, fewText } = model;
  const id = useId();
  const table = useRef<HTMLTableElement>(null);
  const [wanted, setWanted] = useState<Place | null>(null);
  const [shown, setShown] = useState<string | null>(null);
  const filled = cells.flatMap((row, index) => row.flatMap((cell, column): Place[] => cell ? [{ row: index, column }] : []));
  const [first] = filled;
  if (!first) return <p className="rounded-lg bg-sunken px-4 py-6 text-center text-[13px] text-soft">{nothing}</p>;
  // After new answers the cell that had the focus may be gone.
  const active = filled.find((place) => place.row === wanted?.row && place.column === wanted.column) ?? first;
  const isLevel = columns.every(({ name }) => name.length <= LEVEL_NAME);

  function move(event: KeyboardEvent): void {
    const goal = goalOf(event, active, filled);
    if (!goal) return;
    event.preventDefault();
    setWanted(goal);
    table.current?.querySelector<HTMLElement>(`[data-place="${goal.row} ${goal.column}"]`)?.focus();
  }

  return (
    <>
      <div className="overflow-x-auto p-0.5">
        <table ref={table} role="grid" aria-label={label} aria-describedby={`${id}-keys`} className="w-full border-separate border-spacing-0.5 text-[13px] tabular-nums" style={{ maxWidth: columns.length * WIDEST_CELL + HEAD }} onKeyDown={move} onMouseLeave={() => setShown(null)}>
          <thead>
            <tr>
              <td />
              {columns.map((column) => (
                <th key={column.key} scope="col" className="px-0.5 pb-1 text-center align-bottom font-medium text-soft">
                  <span className={clsx("inline-block", !isLevel && "max-h-36 rotate-180 text-start leading-tight [writing-mode:vertical-rl]")}>{column.name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={row.key}>
                <th scope="row" className="sticky start-0 z-10 max-w-44 bg-card pe-3 text-start font-medium text-soft max-sm:max-w-28">{row.name}</th>
                {columns.map((column, place) => {
                  const cell = cells[index]?.[place];
                  if (!cell) return <td key={column.key} role="gridcell" className="min-w-11" />;
                  const href = hrefs?.[index]?.[place];
                  const own = {
                    "data-place": `${index} ${place}`,
                    tabIndex: active.row === index && active.column === place ? 0 : -1,
                    onFocus: () => { setWanted({ row: index, column: place }); setShown(cell.description); },
                    onBlur: () => setShown(null),
                    onMouseEnter: () => setShown(cell.description),
                  };
                  const inside = (
                    <>
                      <span aria-hidden className="block leading-tight font-medium text-ink">{cell.text}</span>
                      {cell.note && <span aria-hidden className="block text-[11.5px] leading-tight whitespace-nowrap text-ink/80">{cell.note}</span>}
                      <span className="sr-only">{cell.description}{cell.isFew && ` (${fewText})`}</span>
                      {cell.isFew && <span aria-hidden className="absolute end-0 top-0 border-[5px] border-transparent border-t-ink border-r-ink" />}
                    </>
                  );
                  const look = "relative flex min-h-10 min-w-12 flex-col items-center justify-center overflow-hidden rounded-[3px] px-1 py-1";
                  const style = { background: strengthFill(cell.strength) };
                  return href ? (
                    <td key={column.key} role="gridcell" className="p-0">
                      <Link {...own} href={href as Route} prefetch={false} className={clsx(look, ABOVE, "hover:outline-2 hover:outline-line-strong focus-visible:outline-ink")} style={style}>{inside}</Link>
                    </td>
                  ) : (
                    <td key={column.key} role="gridcell" className={clsx("relative rounded-[3px] p-0 text-center focus-visible:outline-ink", ABOVE)} {...own}><div className={look} style={style}>{inside}</div></td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="mt-2 min-h-5 text-[13px] text-ink" aria-hidden>{shown}</p>
      <div className="mt-1 flex flex-wrap items-center gap-x-5 gap-y-1 text-[12.5px] text-soft">
        <span className="inline-flex items-center gap-2">
          {scale.low}
          <span aria-hidden className="inline-flex overflow-hidden rounded-[3px] border border-line">
            {Array.from({ length: STEPS }, (_, step) => <span key={step} className="h-3 w-3" style={{ background: strengthFill(strengthAt(step, scale.isSigned)) }} />)}
          </span>
          {scale.high}
        </span>
        {filled.some(({ row, column }) => cells[row]?.[column]?.isFew) && (
          <span className="inline-flex items-center gap-1.5"><span aria-hidden className="border-[5px] border-transparent border-t-ink border-r-ink" />{fewText}</span>
        )}
      </div>
      <p id={`${id}-keys`} className="sr-only">Arrow keys move between cells{hrefs ? ", Enter opens what is behind one" : ""}.</p>
    </>
  );
}

function strengthAt(step: number, isSigned: boolean): number {
  const share = step / (STEPS - 1);
  return isSigned ? 2 * share - 1 : share;
}

/** The next filled cell that way, over empty ones; null where there is none, or for another key. */
function goalOf({ key, ctrlKey }: KeyboardEvent, from: Place, filled: readonly Place[]): Place | null {
  const inRow = filled.filter(({ row }) => row === from.row);
  const inColumn = filled.filter(({ column }) => column === from.column);
  switch (key) {
    case "ArrowRight": return inRow.find(({ column }) => column > from.column) ?? null;
    case "ArrowLeft": return inRow.findLast(({ column }) => column < from.column) ?? null;
    case "ArrowDown": return inColumn.find(({ row }) => row > from.row) ?? null;
    case "ArrowUp": return inColumn.findLast(({ row }) => row < from.row) ?? null;
    case "Home": return (ctrlKey ? filled : inRow)[0] ?? null;
    case "End": return (ctrlKey ? filled : inRow).at(-1) ?? null;
    default: return null;
  }
}
