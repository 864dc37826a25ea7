/** The engines that an admin has configured, as ports. Nothing is asked of them yet. */
import type { Engines } from "../ports";
import { chatClient } from "./chat-client";
import { classifierClient } from "./classifier-client";
import { embeddingsClient } from "./embeddings-client";
import { endure, type Endure, type Surroundings } from "./endure";
import { engineIdentity, httpTarget, type ConfiguredEngine, type EnginePort } from "./engine-config";
import { enduringChat, enduringEmbeddings, enduringImages, enduringInference, enduringNsfw, enduringSafety, enduringSearch } from "./enduring-ports";
import { guardClient } from "./guard-client";
import { imagesClient } from "./images-client";
import { inferenceClient } from "./inference-client";
import { knnClient } from "./knn-client";
import { openverseClient } from "./openverse-client";
import { searxngClient } from "./searxng-client";

/**
 * One client per port, each with retries, a limit of requests at once that adapts, and a breaker. They are shared by everybody who asks:
 * open them once, not once per run. A port that nobody configured is absent.
 *
 * @throws Error where two engines are configured for one port.
 */
export function openEngines(configured: readonly ConfiguredEngine[], surroundings: Surroundings): Engines {
  const engines: Engines = {};
  const names = new Map<EnginePort, string>();
  for (const each of configured) {
    const { config } = each;
    const earlier = names.get(config.port);
    if (earlier !== undefined) throw new Error(`The engines "${earlier}" and "${config.name}" are both configured for "${config.port}": only one can be.`);
    names.set(config.port, config.name);
    openPort(engines, each, endure(config, surroundings));
  }
  return engines;
}

/** Sets the one port of `engines` that is configured here. */
export function openPort(engines: Engines, configured: ConfiguredEngine, endured: Endure): void {
  const { config } = configured;
  const target = httpTarget(configured);
  const identity = engineIdentity(config);
  switch (config.port) {
    case "chat":
      engines.chat = enduringChat(chatClient(target, identity), endured);
      return;
    case "images":
      engines.images = enduringImages(imagesClient(target, identity, config.dialect), endured);
      return;
    case "clip":
    case "pick":
      engines[config.port] = enduringEmbeddings(embeddingsClient(target, identity, config.dialect), endured);
      return;
    case "retrieval":
      engines.retrieval = enduringSearch(knnClient(target, identity), endured);
      return;
    case "web":
      engines.web = enduringSearch((config.dialect === "searxng" ? searxngClient : openverseClient)(target, identity), endured);
      return;
    case "safety":
      engines.safety = enduringSafety(guardClient(target, identity), endured);
      return;
    case "nsfw":
      engines.nsfw = enduringNsfw(classifierClient(target, identity), endured);
      return;
    case "inference":
      engines.inference = enduringInference(inferenceClient(target, identity), endured);
  }
}
