/** @param value from 0 to 1, or null while the total is not known. */
export function ProgressBar({ value, label }: { value: number | null; label: string }) {
  const percent = value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
  return (
    <div role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent} className="h-1.5 w-full overflow-hidden rounded-full bg-line">
      <div className={percent === undefined ? "h-full w-1/3 animate-pulse bg-accent" : "h-full bg-accent transition-[width]"} style={percent === undefined ? undefined : { width: `${percent}%` }} />
    </div>
  );
}
