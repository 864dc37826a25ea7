/** How often a step was asked for anew. */

/**
 * A session that is asked for anew has those after it made anew too: each of them counts every time that it, or one before it, was asked for.
 *
 * @param variants how often each session was asked for, by "session/3".
 * @param path of the step: "session/4/summary" → what "session/1" to "session/4" say together; 0 for a step of no session.
 */
export function variantOf(variants: Readonly<Record<string, number>>, path: string): number {
  const session = /^session\/(\d+)(\/|$)/.exec(path);
  if (!session) return 0;
  return Object.entries(variants).reduce((sum, [part, times]) => {
    const asked = /^session\/(\d+)$/.exec(part);
    return asked && Number(asked[1]) <= Number(session[1]) ? sum + times : sum;
  }, 0);
}
