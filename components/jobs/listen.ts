/** Server-sent events of a job, from lib/jobs/event-stream.ts: each holds the whole view. */

/**
 * @param path under /api/v1.
 * @param onLost is told whether the connection is lost; the browser makes it again by itself.
 * @returns what ends it.
 */
export function listen<T>(path: string, name: string, onEvent: (view: T, close: () => void) => void, onLost?: (isLost: boolean) => void): () => void {
  const events = new EventSource(`/api/v1${path}`);
  const close = () => events.close();
  events.addEventListener(name, (event: MessageEvent<string>) => {
    onLost?.(false);
    onEvent(JSON.parse(event.data) as T, close);
  });
  events.addEventListener("open", () => onLost?.(false));
  events.addEventListener("error", () => onLost?.(true));
  return close;
}
