/**
 * HTTP to a model server that an admin has named: it may stand at a private address, so it is not asked through the guard of lib/fetch.
 * Every span of time and every size has a limit; it is never followed elsewhere.
 */
import { Agent, request, type FormData } from "undici";
import { asFetchFailure, FetchFailed } from "@/lib/fetch/fetch-failed";
import { retryAfterMs } from "@/lib/fetch/retry-after";
import { cutText } from "@/lib/storable-text";
import { EngineError, type EngineFault } from "../ports";

export type HttpTarget = {
  /** As an admin named the engine: messages begin with it. */
  name: string;
  /** With or without a path: http://gpu:8000 or http://gpu:8000/v1. */
  baseUrl: string;
  apiKey?: string;
  /** From the request to the last byte. */
  wholeMs: number;
  /** To the answer's first byte, and between two of its parts. Left out: as long as the whole. */
  idleMs?: number;
  maxBytes: number;
};

export type Answered = { headers: Record<string, string | undefined>; body: AsyncIterable<Buffer> };

const CONNECT_MS = 5_000;
const HEADER_BYTES = 16 * 1024;
/** Of an error's body: enough for its message. */
const ERROR_BYTES = 2_000;

/** One pool for all engines: connections are kept per origin. Times are set per request. */
const agent = new Agent({ connect: { timeout: CONNECT_MS }, maxHeaderSize: HEADER_BYTES, keepAliveTimeout: 4_000, keepAliveMaxTimeout: 10_000, pipelining: 1 });

/** Ends the connections that are kept open. */
export const closeEngineConnections = (): Promise<void> => agent.close();

/** The address of a path below the base; a base that ends in the path's own /v1 does not get it twice. */
export function engineUrl(baseUrl: string, path: string): URL {
  const base = baseUrl.replace(/\/+$/, "");
  return new URL(base.endsWith("/v1") && path.startsWith("/v1/") ? base + path.slice(3) : base + path);
}

type Sent = { method: "GET" } | { method: "POST"; json: unknown } | { method: "POST"; form: FormData } | { method: "POST"; bytes: Buffer; type: string };

/**
 * Sends a request and hands the answer to `read`, which is over before the connection is let go. Waits for nothing without a limit.
 *
 * @throws EngineError for whatever the server does; the signal's reason where that aborted.
 */
export async function exchange<T>(target: HttpTarget, path: string, sent: Sent, signal: AbortSignal, read: (answer: Answered) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new EngineError("slow", `${target.name} took longer than ${target.wholeMs / 1000} seconds.`)), target.wholeMs);
  const onAbort = () => stop.abort(signal.reason);
  signal.addEventListener("abort", onAbort);
  let isThere = false;
  try {
    const idleMs = target.idleMs ?? target.wholeMs;
    const response = await request(engineUrl(target.baseUrl, path), {
      method: sent.method, dispatcher: agent, signal: stop.signal, headersTimeout: idleMs, bodyTimeout: idleMs,
      body: "json" in sent ? JSON.stringify(sent.json) : "form" in sent ? sent.form : "bytes" in sent ? sent.bytes : undefined,
      headers: {
        accept: "application/json, text/event-stream;q=0.9", "accept-encoding": "identity",
        ...("json" in sent ? { "content-type": "application/json" } : "bytes" in sent ? { "content-type": sent.type } : {}),
        ...(target.apiKey === undefined ? {} : { authorization: `Bearer ${target.apiKey}` }),
      },
    });
    // A stream that is destroyed unread reports it as an error of its own.
    response.body.on("error", () => undefined);
    isThere = true;
    try {
      const headers = Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]));
      if (response.statusCode < 200 || response.statusCode > 299) throw await statusError(target, response.statusCode, headers, response.body);
      return await read({ headers, body: bounded(target, response.body) });
    } finally {
      response.body.destroy();
    }
  } catch (error) {
    if (signal.aborted) throw signal.reason;
    if (error instanceof EngineError) throw error;
    if (stop.signal.reason instanceof EngineError) throw stop.signal.reason;
    throw networkError(target, error, isThere);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", onAbort);
  }
}

/** The whole answer as JSON. @throws EngineError, "lying" where it is none. */
export function exchangeJson(target: HttpTarget, path: string, sent: Sent, signal: AbortSignal): Promise<unknown> {
  return exchange(target, path, sent, signal, (answer) => jsonOf(target, answer));
}

export async function jsonOf(target: HttpTarget, answer: Answered): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of answer.body) parts.push(part);
  try {
    return JSON.parse(Buffer.concat(parts).toString("utf8"));
  } catch (error) {
    throw new EngineError("lying", `${target.name} answered with something that is not JSON.`, { cause: error });
  }
}

/** Counts what really arrives: a declared length is only a claim. */
async function* bounded(target: HttpTarget, body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0;
  for await (const part of body) {
    size += part.length;
    if (size > target.maxBytes) throw new EngineError("too-large", `${target.name} answered with more than ${(target.maxBytes / 1e6).toFixed(1)} MB.`);
    yield part;
  }
}

function faultOf(status: number): EngineFault {
  if (status === 429) return "limited";
  if (status === 408) return "slow";
  if (status >= 500) return "down";
  return status >= 400 ? "refused" : "lying";
}

/** What stands in front of a server says these where it is not there, or has no room. */
const AWAY: ReadonlySet<number> = new Set([502, 503, 504]);

/** Shorter ones are words such as "none", and no secrets. */
const SECRET_CHARACTERS = 6;

/** What a server said, for a message. Some repeat the key that they refuse, and messages are shown, stored and logged. */
export function quoteOf({ apiKey }: HttpTarget, said: string): string {
  const told = apiKey !== undefined && apiKey.length >= SECRET_CHARACTERS ? said.replaceAll(apiKey, "[key]") : said;
  return cutText(told.replace(/\s+/g, " ").trim(), 300);
}

async function statusError(target: HttpTarget, status: number, headers: Answered["headers"], body: AsyncIterable<Buffer>): Promise<EngineError> {
  let said = "";
  for await (const part of body) {
    said += part.toString("utf8");
    if (said.length > ERROR_BYTES) break;
  }
  const fault = faultOf(status);
  const quoted = quoteOf(target, said);
  const what = fault === "lying" ? `sends elsewhere (${status}), and is not followed.` : `answered ${status}${quoted === "" ? "." : `: ${quoted}`}`;
  return new EngineError(fault, `${target.name} ${what}`, { retryAfterMs: retryAfterMs(headers["retry-after"], Date.now()), isThere: !AWAY.has(status) });
}

function networkError(target: HttpTarget, error: unknown, isThere: boolean): EngineError {
  // Anything but a fault of the network is thrown on from here.
  const failed: FetchFailed = asFetchFailure(error);
  const fault: EngineFault = failed.failure === "timeout" ? "slow" : failed.failure === "protocol" ? "lying" : "down";
  return new EngineError(fault, `${target.name}: ${failed.message}.`, { isThere, cause: error });
}
