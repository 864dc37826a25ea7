/** Why an address of somebody else's list gave nothing. Expected, and said in words for people. */

export const FETCH_FAILURES = [
  /** The list's fault: the address may not be asked at all. */
  "forbidden",
  "unresolved", "unreachable", "tls", "timeout", "too-large", "redirects", "cut-off",
  /** The host asked to be left alone for longer than was waited. */
  "asked-to-wait",
  "protocol",
] as const;
export type FetchFailure = (typeof FETCH_FAILURES)[number];

/** Another day may bring another answer. */
const TRANSIENT = new Set<FetchFailure>(["unresolved", "unreachable", "timeout", "cut-off", "asked-to-wait"]);

export class FetchFailed extends Error {
  constructor(readonly failure: FetchFailure, message: string, options: { cause?: unknown; retryAfterMs?: number } = {}) {
    super(message, { cause: options.cause });
    this.name = "FetchFailed";
    this.retryAfterMs = options.retryAfterMs;
  }

  readonly retryAfterMs?: number;

  get isTransient(): boolean {
    return TRANSIENT.has(this.failure);
  }
}

/** An error may wrap another that says what happened. */
function* causes(error: unknown): Generator<Error> {
  for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth += 1) {
    yield at;
    if (at instanceof AggregateError) for (const inner of at.errors) if (inner instanceof Error) yield inner;
  }
}

/** The parser of answers names itself only. */
const codeOf = (error: Error) => ("code" in error && typeof error.code === "string" ? error.code : error.name === "HTTPParserError" ? "HPE_" : "");

const KINDS: [pattern: RegExp, failure: FetchFailure, message: string][] = [
  [/^UND_ERR_CONNECT_TIMEOUT$|^ETIMEDOUT$/, "timeout", "the host did not accept a connection in time"],
  [/^UND_ERR_(HEADERS|BODY)_TIMEOUT$/, "timeout", "the host stopped answering"],
  [/^UND_ERR_HEADERS_OVERFLOW$/, "protocol", "the host's answer has more headers than are read"],
  [/^ENOTFOUND$|^EAI_|^ENODATA$/, "unresolved", "the host's name cannot be resolved"],
  [/^ECONNREFUSED$|^EHOSTUNREACH$|^ENETUNREACH$|^EADDRNOTAVAIL$|^EPERM$|^EACCES$/, "unreachable", "the host cannot be reached"],
  [/^(CERT_|ERR_TLS_|ERR_SSL_|DEPTH_ZERO_|SELF_SIGNED|UNABLE_TO_|EPROTO)/, "tls", "the host's certificate or encryption is not in order"],
  [/^ECONNRESET$|^EPIPE$|^UND_ERR_SOCKET$|^UND_ERR_RES_CONTENT_LENGTH_MISMATCH$/, "cut-off", "the connection broke off"],
  [/^HPE_|^UND_ERR_/, "protocol", "the host's answer is not proper HTTP"],
];

/** @returns the failure that a fault of the network stands for; a fault of the program's own is thrown on. */
export function asFetchFailure(error: unknown): FetchFailed {
  let code = "";
  for (const cause of causes(error)) {
    if (cause instanceof FetchFailed) return cause;
    const kind = KINDS.find(([pattern]) => pattern.test(codeOf(cause)));
    if (kind) return new FetchFailed(kind[1], kind[2], { cause: error });
    code ||= codeOf(cause);
  }
  // One host's curious fault must not end the work on all others.
  if (code !== "") return new FetchFailed("unreachable", `the host cannot be reached (${code.slice(0, 60)})`, { cause: error });
  throw error;
}
