import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  info: { look: "border-line bg-sunken text-ink", Icon: Info },
  good: { look: "border-good/30 bg-good-soft text-good", Icon: CircleCheck },
  warn: { look: "border-warn/30 bg-warn-soft text-warn", Icon: TriangleAlert },
  danger: { look: "border-danger/30 bg-danger-soft text-danger", Icon: CircleAlert },
} as const;

/** @param live announces a change to screen readers: politely, or at once for what went wrong. */
export function Notice({ tone = "info", title, children, live, className }: {
  tone?: keyof typeof TONES;
  title?: string;
  children?: ReactNode;
  live?: boolean;
  className?: string;
}) {
  const { look, Icon } = TONES[tone];
  return (
    <div role={live ? (tone === "danger" ? "alert" : "status") : undefined} className={clsx("flex gap-3 rounded-xl border px-4 py-3 text-sm", look, className)}>
      <Icon size={18} className="mt-0.5 shrink-0" aria-hidden />
      <div className="min-w-0">
        {title && <p className="font-semibold">{title}</p>}
        {children}
      </div>
    </div>
  );
}
