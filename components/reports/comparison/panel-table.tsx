import type { ReactNode } from "react";

/** A small table inside a card; scrolls by itself where it is too wide. */
export function PanelTable({ caption, columns, children }: { caption: string; columns: readonly string[]; children: ReactNode }) {
  return (
    <div className="relative mt-3 overflow-x-auto" role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-[13px] tabular-nums">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              <th key={column} scope="col" className={index === 0 ? "pe-3 pb-1.5 text-start align-bottom font-semibold text-soft" : "ps-3 pb-1.5 text-end align-bottom font-semibold text-soft"}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
