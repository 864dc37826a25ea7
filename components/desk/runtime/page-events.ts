/** What the browser tells of the network, the tab and leaving. */
export type PageListeners = {
  online(): void;
  offline(): void;
  shown(): void;
  hidden(): void;
  /** The page goes away, or is left for another one. */
  gone(): void;
  /** The browser had kept the page, and shows it again. */
  back(): void;
  /** Whether leaving now would leave something behind that is not on the server. */
  isLeavingUnsafe(): boolean;
};

export function watchPage(listeners: PageListeners): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  window.addEventListener("online", listeners.online, { signal });
  window.addEventListener("offline", listeners.offline, { signal });
  window.addEventListener("focus", listeners.shown, { signal });
  window.addEventListener("pagehide", () => {
    listeners.hidden();
    listeners.gone();
  }, { signal });
  window.addEventListener("pageshow", (event) => event.persisted && listeners.back(), { signal });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? listeners.hidden() : listeners.shown()), { signal });
  window.addEventListener("beforeunload", (event) => listeners.isLeavingUnsafe() && event.preventDefault(), { signal });
  return () => stop.abort();
}
