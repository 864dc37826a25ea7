/** What Concord asks of other people's model servers. The clients stand under engines/; a test's stand-in speaks the same protocols. */

/** Who answered: goes into the provenance of whatever was made of the answer. */
export type EngineIdentity = {
  /** As an admin named it. */
  name: string;
  /** What the server calls its model. */
  model: string;
  /** Null where the server does not say. */
  revision: string | null;
  /** Null where nobody has said under which licence its output may be used. */
  licence: string | null;
};

/** `inputTokens` is null where the answer was broken off before the server counted: what had come by then was counted here. */
export type Usage = { inputTokens: number | null; cachedTokens: number; outputTokens: number };

export type ChatRequest = {
  system: string;
  user: string;
  /** What was answered before and what was wrong with it, for the one request to mend it. */
  repair?: { answer: string; problems: readonly string[] };
  /** JSON schema of the answer, with the name it goes under. */
  schema?: { name: string; json: Record<string, unknown> };
  temperature: number;
  maxTokens: number;
  seed: number;
};

export type ChatAnswer = {
  text: string;
  /** "length": the answer was cut off, and must never be repaired. */
  finish: "stop" | "length" | "filtered" | "unknown";
  /** Null where the server does not count. */
  usage: Usage | null;
  engine: EngineIdentity;
  ms: number;
};

export interface ChatPort {
  /**
   * @param onText is given all that has come so far, now and then, while it is written.
   * @throws EngineError
   */
  chat(request: ChatRequest, signal: AbortSignal, onText?: (soFar: string) => void): Promise<ChatAnswer>;
}

export type MadeImage = { bytes: Buffer; engine: EngineIdentity; ms: number; parameters: Record<string, unknown> };

export interface ImagesPort {
  /** One picture of a description. @throws EngineError */
  generate(request: { prompt: string; seed: number; size: string }, signal: AbortSignal): Promise<MadeImage>;
  /** One picture of a description in which the person of `face` is recognised. @throws EngineError */
  personalise(request: { prompt: string; seed: number; size: string; face: Buffer }, signal: AbortSignal): Promise<MadeImage>;
}

/** Vectors of length 1 in one space for texts and pictures. */
export interface EmbeddingsPort {
  readonly engine: EngineIdentity;
  /** @throws EngineError */
  texts(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]>;
  /** @throws EngineError */
  images(images: readonly Buffer[], signal: AbortSignal): Promise<Float32Array[]>;
}

/** A picture that exists already: in an index, or on the web. It is fetched through the guard before it is anything else. */
export type FoundImage = {
  url: string;
  /** The page it stands on. */
  pageUrl: string | null;
  title: string | null;
  licence: string | null;
  attribution: string | null;
  /** The index or the search engine that knew it. */
  source: string;
  /** Similarity as the index says it; null where it says none. */
  similarity: number | null;
};

export interface ImageSearchPort {
  readonly engine: EngineIdentity;
  /** Best first. @throws EngineError */
  search(request: { text: string; count: number }, signal: AbortSignal): Promise<FoundImage[]>;
}

/** On ProsocialDialog's scale (Kim et al. 2022), as the paper's filter uses it. */
export type SafetyLevel = "safe" | "caution" | "intervention";

export interface SafetyPort {
  /** @throws EngineError */
  judge(text: string, signal: AbortSignal): Promise<{ level: SafetyLevel; categories: string[]; engine: EngineIdentity; /** Where the server counts. */ usage?: Usage | null }>;
}

export interface NsfwPort {
  /** Probability that a picture is unsuitable, 0 to 1. @throws EngineError */
  score(image: Buffer, signal: AbortSignal): Promise<{ score: number; engine: EngineIdentity }>;
}

export interface InferencePort {
  /** Probability that `hypothesis` contradicts `premise`, 0 to 1. @throws EngineError */
  contradiction(pair: { premise: string; hypothesis: string }, signal: AbortSignal): Promise<{ score: number; engine: EngineIdentity }>;
}

/** What is configured; a port that is absent is one that nobody has set up, and the aligner goes on without it. */
export type Engines = {
  chat?: ChatPort;
  images?: ImagesPort;
  /** CLIP: similarity of picture and description. */
  clip?: EmbeddingsPort;
  /** PickScore: a CLIP trained on what people preferred. */
  pick?: EmbeddingsPort;
  retrieval?: ImageSearchPort;
  web?: ImageSearchPort;
  safety?: SafetyPort;
  nsfw?: NsfwPort;
  inference?: InferencePort;
};

/** Why an engine gave nothing that can be used. */
export type EngineFault =
  /** It cannot be reached, or said 5xx. */
  | "down"
  | "slow"
  /** 429, or a queue that is full. */
  | "limited"
  /** It answered with something that is none of its protocol. */
  | "lying"
  | "too-large"
  /** It will not do this, however often it is asked (4xx). */
  | "refused";

export class EngineError extends Error {
  /** @param options.isThere it is down for this request: it has begun to answer, or said that it failed. */
  constructor(readonly fault: EngineFault, message: string, options: { retryAfterMs?: number; isThere?: boolean; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "EngineError";
    this.retryAfterMs = options.retryAfterMs;
    this.isThere = options.isThere ?? false;
  }

  readonly retryAfterMs?: number;
  private readonly isThere: boolean;

  /** Nobody is there, or there is no room: worth a longer wait, which a request that makes a server fail is not. */
  get isAway(): boolean {
    return this.fault === "limited" || (this.fault === "down" && !this.isThere);
  }

  /** Whether the same request may succeed a moment later. */
  get isPassing(): boolean {
    return this.fault !== "refused" && this.fault !== "too-large";
  }
}
