/**
 * Fetches an address of an untrusted list: public hosts only, every redirect checked like the first address, with limits
 * on each span of time and on the bytes that really arrive. Nothing is decompressed; what the bytes are is for the caller to see.
 */
import { Agent, request } from "undici";
import { asFetchFailure, FetchFailed } from "./fetch-failed";
import { guardedConnect, type Resolve } from "./guarded-connect";
import { Pace, type PaceLimits } from "./pace";
import { retryAfterMs } from "./retry-after";
import { checkedUrl, type UrlPolicy } from "./url-policy";

export type FetchLimits = PaceLimits & { connectMs: number; headersMs: number; idleMs: number; redirects: number };

export const FETCH_LIMITS: FetchLimits = {
  connectMs: 5_000, headersMs: 10_000, idleMs: 10_000, redirects: 3, perHost: 2, gapMs: 250, together: 16, longestWaitMs: 30_000,
};

export type FetcherSettings = {
  policy: UrlPolicy;
  userAgent: string;
  limits?: Partial<FetchLimits>;
  /** In place of the system's look-up of names. */
  resolve?: Resolve;
};

export type FetchOptions = {
  method?: "GET" | "HEAD";
  /** Bytes wanted, from the first: a polite look at a large file. Hosts may answer with all of it. */
  firstBytes?: number;
  /** The rest of a file of which so many bytes are there already, if it is still the one of this tag; all of it otherwise. */
  from?: { bytes: number; etag: string };
  /** What is there already is this state of the file: where it is still the one, the host answers 304 without a body. */
  known?: { etag: string | null; modified: string | null };
  maxBytes: number;
  /** From the first connection to the last byte, waiting for the host's turn not counted. */
  wholeMs: number;
  signal?: AbortSignal;
};

export type FetchAnswer = {
  /** After redirects. */
  url: string;
  status: number;
  headers: Record<string, string>;
  /** Ends with FetchFailed where the body is larger than was allowed, breaks off or takes too long. Must be read or cancelled. */
  body: AsyncIterable<Buffer>;
  /** Leaves the rest unread. Without effect after the end. */
  cancel: () => void;
};

const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const HEADER_BYTES = 16 * 1024;

export class GuardedFetcher {
  private readonly agent: Agent;
  private readonly pace: Pace;
  private readonly limits: FetchLimits;

  constructor(private readonly settings: FetcherSettings) {
    this.limits = { ...FETCH_LIMITS, ...settings.limits };
    this.pace = new Pace(this.limits);
    this.agent = new Agent({
      connect: guardedConnect({ policy: settings.policy, connectMs: this.limits.connectMs, resolve: settings.resolve }),
      headersTimeout: this.limits.headersMs, bodyTimeout: this.limits.idleMs, maxHeaderSize: HEADER_BYTES,
      keepAliveTimeout: 4_000, keepAliveMaxTimeout: 10_000, pipelining: 1,
    });
  }

  /** @throws FetchFailed for whatever lies in the address, its host or its answer; the signal's reason where that aborted. */
  async open(text: string, options: FetchOptions): Promise<FetchAnswer> {
    let url = checkedUrl(text, this.settings.policy);
    const seen = new Set<string>();
    let leftMs = options.wholeMs;
    for (let hop = 0; ; hop += 1) {
      seen.add(url.href);
      const { tookMs, ...answer } = await this.ask(url, { ...options, wholeMs: leftMs });
      leftMs = Math.max(1, leftMs - tookMs);
      const location = REDIRECTS.has(answer.status) ? answer.headers.location : undefined;
      if (location === undefined) return answer;
      answer.cancel();
      if (hop >= this.limits.redirects) throw new FetchFailed("redirects", `the host sends on more than ${this.limits.redirects} times`);
      url = checkedUrl(location, this.settings.policy, url);
      if (seen.has(url.href)) throw new FetchFailed("redirects", "the host sends on in a circle");
    }
  }

  /** The whole answer. */
  async read(text: string, options: FetchOptions): Promise<Omit<FetchAnswer, "body" | "cancel"> & { bytes: Buffer }> {
    const { body, cancel: _cancel, ...answer } = await this.open(text, options);
    const parts: Buffer[] = [];
    for await (const part of body) parts.push(part);
    return { ...answer, bytes: Buffer.concat(parts) };
  }

  /** Ends the connections that are kept open. */
  async close(): Promise<void> {
    await this.agent.destroy();
  }

  /** @returns `tookMs` to the answer's headers. */
  private async ask(url: URL, { method = "GET", firstBytes, from, known, maxBytes, wholeMs, signal }: FetchOptions): Promise<FetchAnswer & { tookMs: number }> {
    const release = await this.pace.take(url.hostname, signal);
    const began = performance.now();
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(new FetchFailed("timeout", "it took longer than is waited")), wholeMs);
    const onAbort = () => stop.abort(signal?.reason);
    signal?.addEventListener("abort", onAbort);
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", onAbort);
      release();
    };
    try {
      signal?.throwIfAborted();
      const answer = await request(url, {
        method, dispatcher: this.agent, signal: stop.signal,
        headers: {
          "user-agent": this.settings.userAgent, accept: "*/*", "accept-encoding": "identity",
          ...(from === undefined ? {} : { range: `bytes=${from.bytes}-`, "if-range": from.etag }),
          ...(known?.etag ? { "if-none-match": known.etag } : known?.modified ? { "if-modified-since": known.modified } : {}),
          ...(firstBytes === undefined ? {} : { range: `bytes=0-${firstBytes - 1}` }),
        },
      });
      const headers = singleHeaders(answer.headers);
      this.heed(url.hostname, answer.statusCode, headers);
      const fail = (error: unknown) => this.reasonOf(error, stop.signal, signal);
      // A stream that is destroyed unread reports it as an error of its own.
      answer.body.on("error", () => undefined);
      const cancel = () => {
        answer.body.destroy();
        finish();
      };
      const declared = Number(headers["content-length"]);
      if (method !== "HEAD" && declared > maxBytes) {
        cancel();
        throw tooLarge(maxBytes);
      }
      const body = bounded(answer.body, { maxBytes, fail, finish });
      return { url: url.href, status: answer.statusCode, headers, body, cancel, tookMs: performance.now() - began };
    } catch (error) {
      finish();
      throw this.reasonOf(error, stop.signal, signal);
    }
  }

  private reasonOf(error: unknown, own: AbortSignal, callers: AbortSignal | undefined): unknown {
    if (callers?.aborted) return callers.reason;
    if (own.reason instanceof FetchFailed) return own.reason;
    return asFetchFailure(error);
  }

  private heed(hostname: string, status: number, headers: Record<string, string>): void {
    if (status !== 429 && status !== 503) return;
    const waitMs = retryAfterMs(headers["retry-after"], Date.now());
    if (waitMs !== undefined) this.pace.holdBack(hostname, waitMs);
  }
}

const tooLarge = (maxBytes: number) => new FetchFailed("too-large", `it is larger than ${Math.round(maxBytes / 1024 / 1024) || 1} MB`);

type Bounds = { maxBytes: number; fail: (error: unknown) => unknown; finish: () => void };

/** Counts what arrives: a declared length is only a claim. */
async function* bounded(body: AsyncIterable<Buffer> & { destroy: () => void }, { maxBytes, fail, finish }: Bounds): AsyncGenerator<Buffer> {
  let size = 0;
  try {
    for await (const part of body) {
      size += part.length;
      if (size > maxBytes) throw tooLarge(maxBytes);
      yield part;
    }
  } catch (error) {
    throw fail(error);
  } finally {
    body.destroy();
    finish();
  }
}

function singleHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const single = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), Array.isArray(value) ? value[0] : value] as const);
  return Object.fromEntries(single.filter((entry): entry is [string, string] => entry[1] !== undefined));
}
