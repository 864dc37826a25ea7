/** When a sign-in is made to wait: a pure decision over recent failures. Nobody is locked out: the longest wait is a minute. */
import { createHash } from "node:crypto";
import { env } from "@/lib/env";

export const EMAIL_WINDOW_S = 10 * 60;
export const ADDRESS_WINDOW_S = 60;
const FREE_PER_EMAIL = 10;
const FREE_PER_ADDRESS = 30;
/** Everyone together, where addresses cannot be told apart. */
const DIRECT = "direct";
const FREE_DIRECT = 300;
const LONGEST_WAIT_S = 60;

export type RecentFailures = {
  /** Within EMAIL_WINDOW_S, for this e-mail address. */
  ofEmail: number;
  secondsSinceLastOfEmail: number;
  /** Within ADDRESS_WINDOW_S, from this network address. */
  ofAddress: number;
  secondsSinceFirstOfAddress: number;
};

/** How many failures an address has within ADDRESS_WINDOW_S before it waits. */
export function freeTries(address: string): number {
  return address === DIRECT ? FREE_DIRECT : FREE_PER_ADDRESS;
}

/** @returns seconds to wait before the next try; 0 when it may be made now. */
export function computeWait(failures: RecentFailures, freePerAddress = FREE_PER_ADDRESS): number {
  const forEmail = failures.ofEmail < FREE_PER_EMAIL
    ? 0
    : Math.min(LONGEST_WAIT_S, 2 ** Math.min(failures.ofEmail - FREE_PER_EMAIL, 10)) - failures.secondsSinceLastOfEmail;
  const forAddress = failures.ofAddress < freePerAddress ? 0 : ADDRESS_WINDOW_S - failures.secondsSinceFirstOfAddress;
  return Math.max(0, Math.ceil(Math.max(forEmail, forAddress)));
}

/** Hashed: people type passwords into the wrong field, and those must not end up in a table. */
export function emailBucket(email: string): string {
  return `email:${createHash("sha256").update(email).digest("hex")}`;
}

export function addressBucket(address: string): string {
  return `address:${networkOf(address)}`;
}

/** Apart from passwords: a notebook whose token has run out must not keep its colleagues from signing in. */
export function tokenBucket(address: string): string {
  return `token:${networkOf(address)}`;
}

/** IPv6 customers own a /64 at least, so that a whole one counts as one address. */
export function networkOf(address: string): string {
  const bare = address.trim().toLowerCase().replace(/^\[|\](:\d+)?$/g, "").split("%")[0] ?? "";
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)?.[1];
  if (mapped) return mapped;
  if (!bare.includes(":")) return bare.slice(0, 64) || "unknown";
  const [head = "", tail] = bare.split("::");
  const left = head.split(":").filter(Boolean);
  const right = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill("0");
  const groups = [...left, ...zeros, ...right].slice(0, 4).map((group) => group.replace(/^0+(?=.)/, "").slice(0, 4));
  return `${groups.join(":")}::/64`;
}

/**
 * The address a request came from. Behind a proxy (CONCORD_URL is set) the last entry is the one that the proxy wrote; the
 * ones before it are whatever the client claimed. Without one the whole header may be the client's own: Next writes the
 * socket's address only where none was sent, so that nothing of it is believed.
 */
export function clientAddress(headers: Headers, isBehindProxy = env.publicUrl !== undefined): string {
  if (!isBehindProxy) return DIRECT;
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() || "unknown";
}
