/** What requests cost by the prices that an admin has set. */
import type { EngineConfig } from "@/lib/mcu/engines/engine-config";
import type { EngineIdentity, Usage } from "@/lib/mcu/ports";

export type KnownEngine = { engine: EngineIdentity; prices: EngineConfig["prices"] };

/** @param pictures that were made. @returns null where no price speaks of what came. */
export function costOf(prices: EngineConfig["prices"], { usage = null, pictures = 0 }: { usage?: Usage | null; pictures?: number }): number | null {
  if (!prices) return null;
  if (pictures > 0) return prices.perImage === undefined ? null : prices.perImage * pictures;
  return usage && ((usage.inputTokens ?? 0) * (prices.inputPerMillion ?? 0) + usage.outputTokens * (prices.outputPerMillion ?? 0)) / 1e6;
}
