/** A look at an engine before anything depends on it: whether it answers, and what of its protocol it keeps. */
import { EngineError } from "../ports";
import { httpTarget, type ConfiguredEngine } from "./engine-config";
import { listModels } from "./list-models";
import { probeChat } from "./probe-chat";
import type { EngineProbe, ProbeOptions } from "./probe-result";

/** A probe is waited for: it takes no longer per request, whatever the engine is allowed later. */
const LONGEST_SECONDS = 60;

/**
 * Asks a few small requests, one after the other and each only once. Whatever the server does is said in the result.
 *
 * @throws only the signal's reason where that aborted.
 */
export async function probeEngine({ config, apiKey }: ConfiguredEngine, options: ProbeOptions): Promise<EngineProbe> {
  const patient = { ...config, timeoutSeconds: Math.min(LONGEST_SECONDS, config.timeoutSeconds) };
  const target = httpTarget({ config: patient, apiKey });
  const probe: EngineProbe = { isUp: false, ms: null, models: [], structuredOutput: null, streams: null, countsTokens: null, notes: [] };
  try {
    switch (config.port) {
      case "chat":
        await listModels(target, config.model, probe, options.signal);
        await probeChat(patient, target, probe, options);
        break;
      default:
        probe.notes.push(`Engines for "${config.port}" are not probed.`);
    }
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    probe.notes.push(error.message);
  }
  return probe;
}
