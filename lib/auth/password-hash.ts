/** argon2id. Every hash takes 19 MiB and some 20 ms of a core, so how many run at once is bounded. */
import { randomBytes } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";
import { AppError } from "@/lib/errors";
import { Turnstile } from "./turnstile";

const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = `$argon2id$v=19$m=${PARAMETERS.memoryCost},t=${PARAMETERS.timeCost},p=${PARAMETERS.parallelism}$`;

const busy = () => new AppError("unavailable", "Too many people are signing in at this moment. Try again in a few seconds.", { retryAfterSeconds: 5 });

// One queue per process, however many bundles this module is part of.
const store = globalThis as { concordHashing?: Turnstile; concordDecoy?: Promise<string> };
const hashing = (store.concordHashing ??= new Turnstile(2, 60, busy));

// The same letter can be written with one code point or two, depending on the keyboard.
const canonical = (password: string) => password.normalize("NFKC");

export function hashPassword(password: string): Promise<string> {
  return hashing.pass(() => hash(canonical(password), PARAMETERS));
}

/**
 * @param stored the person's hash; without one (unknown person, no password yet) a decoy is checked, so that the
 * answer takes as long and is no.
 */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  store.concordDecoy ??= hash(randomBytes(32), PARAMETERS);
  const decoy = await store.concordDecoy;
  const matches = await hashing.pass(() => verify(stored ?? decoy, canonical(password)));
  return matches && Boolean(stored);
}

/** Whether a hash was made with other parameters than today's. */
export function isOutdatedHash(stored: string): boolean {
  return !stored.startsWith(CURRENT);
}
