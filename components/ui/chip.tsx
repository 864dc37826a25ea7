import { clsx } from "clsx";
import type { ReactNode } from "react";

const TONES = {
  neutral: "border-line bg-sunken text-soft",
  accent: "border-accent/30 bg-accent-soft text-accent-strong",
  good: "border-good/30 bg-good-soft text-good",
  warn: "border-warn/30 bg-warn-soft text-warn",
  danger: "border-danger/30 bg-danger-soft text-danger",
} as const;

export function Chip({ tone = "neutral", children, title }: { tone?: keyof typeof TONES; children: ReactNode; title?: string }) {
  return (
    <span title={title} className={clsx("inline-flex items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-[12.5px] font-medium whitespace-nowrap", TONES[tone])}>
      {children}
    </span>
  );
}

export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-[5px] border border-b-2 border-line-strong/50 bg-card px-1.5 py-0.5 font-mono text-[11.5px] leading-none text-soft">{children}</kbd>
  );
}
