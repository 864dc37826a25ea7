import type { RunView } from "./types";

/** Of what a run cost: null where nothing has a price, empty where prices have no currency or several, so that there is no sum with a name. Pure. */
export function currencyOf(engines: RunView["engines"]): string | null {
  const currencies = new Set(engines.flatMap(({ cost, currency }) => (cost === null ? [] : (currency ?? ""))));
  if (currencies.size === 0) return null;
  return currencies.size === 1 ? ([...currencies][0] ?? "") : "";
}
