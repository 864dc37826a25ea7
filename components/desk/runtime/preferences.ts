/** Small things that are nice to remember and harmless to lose; a browser may refuse to keep them. */
export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`concord:${key}`, JSON.stringify(value));
  } catch (error) {
    console.warn("The browser keeps no preferences.", error);
  }
}

export function recall<T>(key: string): T | null {
  try {
    const kept = localStorage.getItem(`concord:${key}`);
    return kept === null ? null : (JSON.parse(kept) as T);
  } catch (error) {
    console.warn("The browser gives no preferences back.", error);
    return null;
  }
}

export function forget(key: string): void {
  try {
    localStorage.removeItem(`concord:${key}`);
  } catch (error) {
    console.warn("The browser keeps no preferences.", error);
  }
}
