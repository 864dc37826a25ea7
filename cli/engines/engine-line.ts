/** An engine on one line: what it is for, what it is, and what was last found of it. */
import { answeredText, protocolText } from "@/lib/engines/probe-text";
import type { EngineView } from "@/lib/engines/types";

export function engineLine(engine: EngineView): string {
  const { config, isEnabled, hasKey } = engine;
  return [config.port.padEnd(9), isEnabled ? "enabled " : "disabled", config.name, config.model, config.baseUrl, ...(hasKey ? ["with a key"] : []), foundText(engine)].join("  ");
}

/** What the last probe found, with all that it remarked. */
export function foundLines(engine: EngineView): string[] {
  return [`${engine.config.name} ${foundText(engine)}`, ...(engine.probe?.notes ?? []).map((note) => `  ${note}`)];
}

export function foundText({ probe }: EngineView): string {
  return probe === null ? "not probed" : [answeredText(probe), ...protocolText(probe).map(({ text }) => text)].join("; ");
}
