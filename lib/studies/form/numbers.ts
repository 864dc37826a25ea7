/** Numbers of a form are text while somebody types. */

/** An empty or crooked number becomes null, which the server refuses with its place. */
export function numberOf(text: string): number | null {
  const value = Number(text);
  return text.trim() === "" || !Number.isFinite(value) ? null : value;
}

/** For estimates, which have to say something at every moment. */
export function wholeOf(text: string): number {
  return Math.max(0, Math.trunc(Number(text) || 0));
}
