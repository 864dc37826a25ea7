/** In what a run was paid. Pure. */
import type { RunView } from "./types";

/** Each once; an empty one where a price has none. */
export function currenciesOf(engines: RunView["engines"]): string[] {
  return [...new Set(engines.flatMap(({ cost, currency }) => (cost === null ? [] : (currency ?? ""))))];
}

/** Of what a run cost: null where nothing has a price, empty where prices have no currency or several, so that there is no sum with a name. */
export function currencyOf(engines: RunView["engines"]): string | null {
  const currencies = currenciesOf(engines);
  return currencies.length > 1 ? "" : (currencies[0] ?? null);
}
