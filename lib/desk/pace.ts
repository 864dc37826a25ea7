/** "about 52 min left at your pace", from the evaluator's own median; nothing while there is no pace yet. */
export function timeLeft(remaining: number, medianActiveMs: number | null): string | null {
  if (medianActiveMs === null || medianActiveMs <= 0 || remaining <= 0) return null;
  const minutes = (remaining * medianActiveMs) / 60_000;
  if (minutes < 1) return "less than a minute left at your pace";
  if (minutes < 90) return `about ${Math.round(minutes)} min left at your pace`;
  const halfHours = Math.round(minutes / 30) / 2;
  return `about ${halfHours} h left at your pace`;
}
