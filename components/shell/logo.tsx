/** Two people speaking; where they overlap, they agree. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="currentColor" aria-hidden className="shrink-0 text-accent">
      <path opacity="0.3" d="M9 4h7a6 6 0 0 1 6 6v3a6 6 0 0 1-6 6H8.5l-3.9 3.4a.96.96 0 0 1-1.6-.7V10a6 6 0 0 1 6-6Z" />
      <path opacity="0.3" d="M16 11h7a6 6 0 0 1 6 6v11.7a.96.96 0 0 1-1.6.7L23.5 26H16a6 6 0 0 1-6-6v-3a6 6 0 0 1 6-6Z" />
      <path d="M16 11h6v2a6 6 0 0 1-6 6h-6v-2a6 6 0 0 1 6-6Z" />
    </svg>
  );
}

export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2">
      <Mark />
      <span className="text-[17px] font-[680] tracking-[-0.02em]">Concord</span>
    </span>
  );
}
