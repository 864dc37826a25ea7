/** Refusals and faults that a caller can be told about. Expected outcomes are returned, not thrown. */

const STATUS = {
  bad_request: 400,
  unauthenticated: 401,
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
