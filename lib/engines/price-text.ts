/** Prices of an engine in words; null where it has none. */
import type { EngineConfig } from "@/lib/mcu/engines/engine-config";

export function priceText({ prices }: Pick<EngineConfig, "prices">): string | null {
  if (!prices) return null;
  const { currency, inputPerMillion, outputPerMillion, perImage } = prices;
  const parts = [
    inputPerMillion === undefined ? [] : `${inputPerMillion} ${currency} for a million tokens in`,
    outputPerMillion === undefined ? [] : `${outputPerMillion} ${currency} for a million out`,
    perImage === undefined ? [] : `${perImage} ${currency} for a picture`,
  ].flat();
  return parts.length > 0 ? parts.join(", ") : null;
}
