import { clsx } from "clsx";
import type { ReactNode } from "react";

export function Card({ children, className }: { children: ReactNode; className?: string }) {
  return <div className={clsx("rounded-xl border border-line bg-card shadow-raised", className)}>{children}</div>;
}

/** Top of a page: what it is, a line about it, what one can do. */
export function PageHeader({ title, lead, actions, children }: { title: string; lead?: ReactNode; actions?: ReactNode; children?: ReactNode }) {
  return (
    <header className="mb-7 flex flex-wrap items-end gap-x-6 gap-y-3">
      <div className="min-w-0 flex-1 basis-80">
        {children}
        <h1 className="text-[26px]">{title}</h1>
        {lead && <p className="mt-1 max-w-[68ch] text-soft">{lead}</p>}
      </div>
      {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
    </header>
  );
}

export function SectionTitle({ children, aside, id }: { children: ReactNode; aside?: ReactNode; id?: string }) {
  return (
    <div className="mb-3 flex items-baseline gap-3">
      <h2 id={id} className="text-[17px]">{children}</h2>
      {aside && <div className="ms-auto text-[13px] text-soft">{aside}</div>}
    </div>
  );
}

/** What stands where nothing is yet: what will be here, and the step that brings it. */
export function Empty({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="rounded-xl border border-dashed border-line-strong/50 px-6 py-12 text-center">
      <p className="text-base font-semibold">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-[52ch] text-soft">{children}</div>}
      {action && <div className="mt-5">{action}</div>}
    </div>
  );
}
