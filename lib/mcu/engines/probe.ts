/** A look at an engine before anything depends on it: whether it answers, and what of its protocol it keeps. */
import { EngineError, type Engines } from "../ports";
import { httpTarget, type ConfiguredEngine, type EnginePort } from "./engine-config";
import { listModels } from "./list-models";
import { openPort } from "./open-engines";
import { probeChat } from "./probe-chat";
import { probePorts } from "./probe-ports";
import type { EngineProbe, ProbeOptions } from "./probe-result";

/** A probe is waited for: it takes no longer per request, whatever the engine is allowed later. */
const LONGEST_SECONDS = 60;

/** Whose servers speak OpenAI's protocols, and list their models. */
const LISTING: ReadonlySet<EnginePort> = new Set(["chat", "images", "clip", "pick", "safety"]);

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
    if (LISTING.has(config.port)) await listModels(target, config.model, probe, options.signal);
    if (config.port === "chat") await probeChat(patient, target, probe, options);
    else await probePort({ config: patient, apiKey }, probe, options);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    // The list of models was not had for the same reason, most likely: said once.
    if (!probe.notes.some((note) => note.endsWith(error.message))) probe.notes.push(error.message);
  }
  return probe;
}

/** Asked bare, without retries: a probe shows what is there now. */
async function probePort(configured: ConfiguredEngine, probe: EngineProbe, options: ProbeOptions): Promise<void> {
  const engines: Engines = {};
  openPort(engines, configured, (work) => {
    const began = performance.now();
    return work().then((answer) => {
      probe.isUp = true;
      probe.ms ??= Math.round(performance.now() - began);
      return answer;
    });
  });
  probe.notes.push(...await probePorts(engines, options));
}
