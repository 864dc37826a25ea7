/** Refusals and faults that a caller can be told about. Expected outcomes are returned, not thrown. */

const STATUS = {
  bad_request: 400,
  unauthenticated: 401,
  /** An API token that is unknown, revoked or has run out. */
  invalid_token: 401,
  /** What no API token opens, whoever's it is. Where the caller matters, the answer is not_found. */
  forbidden: 403,
  /** Also for what exists but is not the caller's: the answer must not tell the two apart. */
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unprocessable: 422,
  too_many_requests: 429,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof STATUS;

export type Problem = { path: string; message: string };

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly problems: Problem[];
  readonly retryAfterSeconds?: number;

  /** @param message is shown to people: a full sentence without internals. */
  constructor(code: ErrorCode, message: string, options: { problems?: Problem[]; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.problems = options.problems ?? [];
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

export function notFound(): AppError {
  return new AppError("not_found", "There is nothing here for you under this address.");
}

/** PostgreSQL's code for a violated unique constraint, through pg or through Prisma. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "23505" || error.code === "P2002");
}

/** Of the system, of PostgreSQL (shutting down, starting, too many connections) and of Prisma (unreachable, timed out, closed). */
const CONNECTION_FAULTS = new Set(["ECONNREFUSED", "ECONNRESET", "EPIPE", "ETIMEDOUT", "57P01", "57P02", "57P03", "53300", "P1001", "P1002", "P1008", "P1017", "P2024"]);

/** The database is away or has no place for another connection: the same request may succeed a moment later. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string" && CONNECTION_FAULTS.has(error.code)) return true;
  return /timeout exceeded when trying to connect|Connection terminated/.test(error.message);
}
