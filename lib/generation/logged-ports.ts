/** The engines of a step but the one for chat, each request to them written down as it ends. What a chat engine writes is written down by whoever asks for it. */
import { Meter } from "@/lib/mcu/meter";
import { EngineError, type EmbeddingsPort, type Engines, type ImageSearchPort, type Usage } from "@/lib/mcu/ports";
import type { KnownEngine } from "./cost";
import { portCall, type LoggedCall } from "./logged-call";
import type { Asked } from "./rates/outcome";

export type OtherPort = Exclude<keyof Engines, "chat">;
/** Who stands behind each port that is open. */
export type KnownEngines = Partial<Record<OtherPort, KnownEngine>>;

/** @param take is given one record per request, in the order in which they end. */
export function loggedPorts({ images, clip, pick, retrieval, web, safety, nsfw, inference }: Engines, known: KnownEngines, take: (call: LoggedCall) => void): Engines {
  async function logged<T>(port: OtherPort, of: { asked: Asked | null; seed?: number }, ask: () => Promise<T>, took?: (answer: T) => { usage?: Usage | null; pictures?: number }): Promise<T> {
    const meter = new Meter();
    const write = (answer: { usage?: Usage | null; pictures?: number }, error: EngineError | null) => {
      const who = known[port];
      if (who) take(portCall(who, { asked: of.asked, seed: of.seed ?? null, ms: meter.ms, ...answer }, error));
    };
    try {
      const answer = await meter.run(ask);
      write(took?.(answer) ?? {}, null);
      return answer;
    } catch (error) {
      if (error instanceof EngineError) write({}, error);
      throw error;
    }
  }

  const scores = (port: "clip" | "pick", client: EmbeddingsPort): EmbeddingsPort => ({
    engine: client.engine,
    texts: (texts, signal) => logged(port, { asked: "score" }, () => client.texts(texts, signal)),
    images: (pictures, signal) => logged(port, { asked: "score" }, () => client.images(pictures, signal)),
  });
  const searches = (port: "retrieval" | "web", client: ImageSearchPort): ImageSearchPort => ({
    engine: client.engine,
    search: (request, signal) => logged(port, { asked: "search" }, () => client.search(request, signal)),
  });
  const onePicture = () => ({ pictures: 1 });
  return {
    images: images && {
      generate: (request, signal) => logged("images", { asked: null, seed: request.seed }, () => images.generate(request, signal), onePicture),
      personalise: (request, signal) => logged("images", { asked: null, seed: request.seed }, () => images.personalise(request, signal), onePicture),
    },
    clip: clip && scores("clip", clip), pick: pick && scores("pick", pick), retrieval: retrieval && searches("retrieval", retrieval), web: web && searches("web", web),
    safety: safety && { judge: (text, signal) => logged("safety", { asked: "judgement" }, () => safety.judge(text, signal), ({ usage }) => ({ usage })) },
    nsfw: nsfw && { score: (image, signal) => logged("nsfw", { asked: "score" }, () => nsfw.score(image, signal)) },
    inference: inference && { contradiction: (pair, signal) => logged("inference", { asked: "judgement" }, () => inference.contradiction(pair, signal)) },
  };
}
