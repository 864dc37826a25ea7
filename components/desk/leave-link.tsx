import type { ReactNode } from "react";

/** To the list of studies. Not the router's link: it would be a twentieth of what the desk loads, for leaving it. */
export function LeaveLink({ className, label, children }: { className: string; label?: string; children: ReactNode }) {
  // eslint-disable-next-line @next/next/no-html-link-for-pages
  return <a href="/desk" className={className} aria-label={label}>{children}</a>;
}
