/** From the fields of the form to what /api/v1/engines takes. */
import type { EngineConfig } from "@/lib/mcu/engines/engine-config";

/** Fields that are left empty are left out. @param before keeps what the form does not ask for. */
export function engineConfigOf(fields: FormData, before: EngineConfig | undefined) {
  const words = (name: string) => String(fields.get(name) ?? "").trim() || undefined;
  const number = (name: string) => (words(name) === undefined ? undefined : Number(words(name)));
  const prices = { inputPerMillion: number("inputPerMillion"), outputPerMillion: number("outputPerMillion"), perImage: number("perImage") };
  const hasPrice = Object.values(prices).some((price) => price !== undefined);
  return {
    port: words("port"), dialect: words("dialect"), name: words("name"), baseUrl: words("baseUrl"), model: words("model"), revision: words("revision"), licence: words("licence"),
    maxConcurrent: number("maxConcurrent"), timeoutSeconds: number("timeoutSeconds"), idleSeconds: before?.idleSeconds,
    prices: hasPrice ? { currency: words("currency")?.toUpperCase(), ...prices } : undefined,
  };
}
