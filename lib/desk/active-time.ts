/** Time really spent: the tab was visible and there was input within the last minute. On the monotonic clock. */
export const IDLE_AFTER_MS = 60_000;
export const BREAK_EVERY_MS = 25 * 60_000;

export type ActiveTime = { activeMs: number; atMs: number; lastInputMs: number; visible: boolean };

export function startActiveTime(nowMs: number, visible: boolean): ActiveTime {
  return { activeMs: 0, atMs: nowMs, lastInputMs: nowMs, visible };
}

/** Adds the span since the last call, as far as it was active. */
export function advance(time: ActiveTime, nowMs: number): ActiveTime {
  const until = Math.min(nowMs, time.lastInputMs + IDLE_AFTER_MS);
  const span = time.visible ? Math.max(0, until - time.atMs) : 0;
  return { ...time, activeMs: time.activeMs + span, atMs: nowMs };
}

export function noteInput(time: ActiveTime, nowMs: number): ActiveTime {
  return { ...advance(time, nowMs), lastInputMs: nowMs };
}

export function noteVisibility(time: ActiveTime, visible: boolean, nowMs: number): ActiveTime {
  // Coming back to the tab is an input; the time away is not active.
  const advanced = advance(time, nowMs);
  return { ...advanced, visible, lastInputMs: visible ? nowMs : advanced.lastInputMs };
}

/** Nobody has touched anything for so long that the page is taken for left alone, although it is in sight. */
export const DESERTED_AFTER_MS = 30 * 60_000;

export function isDeserted(time: ActiveTime, nowMs: number): boolean {
  return nowMs - time.lastInputMs >= DESERTED_AFTER_MS;
}

/** Whether to suggest a break: once for every 25 active minutes since the last one. */
export function isBreakDue(activeMs: number, lastBreakAtActiveMs: number): boolean {
  return activeMs - lastBreakAtActiveMs >= BREAK_EVERY_MS;
}
