import { clsx } from "clsx";
import type { ReactNode, TdHTMLAttributes, ThHTMLAttributes } from "react";

/** Scrolls sideways inside its frame on narrow screens; the page never does. */
export function Table({ caption, children, className }: { caption: string; children: ReactNode; className?: string }) {
  return (
    <div className={clsx("relative overflow-x-auto rounded-xl border border-line bg-card shadow-raised", className)} role="region" aria-label={caption} tabIndex={0}>
      <table className="w-full border-collapse text-sm">
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

export function Th({ numeric, className, ...rest }: ThHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }) {
  return <th scope="col" className={clsx("border-b border-line px-4 py-2.5 text-[12.5px] font-semibold whitespace-nowrap text-soft", numeric ? "text-end" : "text-start", className)} {...rest} />;
}

export function Td({ numeric, className, ...rest }: TdHTMLAttributes<HTMLTableCellElement> & { numeric?: boolean }) {
  return <td className={clsx("border-b border-line px-4 py-2.5 align-top [tr:last-child>&]:border-b-0", numeric ? "text-end tabular-nums" : "text-start", className)} {...rest} />;
}
