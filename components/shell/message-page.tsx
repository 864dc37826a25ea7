import type { ReactNode } from "react";

/** A page that has one thing to say. */
export function MessagePage({ title, children, actions }: { title: string; children: ReactNode; actions?: ReactNode }) {
  return (
    <div className="mx-auto grid max-w-xl gap-3 py-16 text-center sm:py-24">
      <h1 className="text-2xl">{title}</h1>
      <div className="text-soft">{children}</div>
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
