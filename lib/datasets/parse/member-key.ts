/**
 * Names of pictures in our own archives. A key may hold anything; what a name may not hold, and what WebDataset would take
 * for an ending, is replaced by the key's hash. The row before the picture says what the key is, and the hash proves it. Pure.
 */
import { createHash } from "node:crypto";

const SAFE = /^[A-Za-z0-9_-]{1,90}$/;
const HASHED = /^key-[0-9a-f]{64}$/;

const hashed = (key: string) => `key-${createHash("sha256").update(key).digest("hex")}`;

/** @param always where even a safe name would clash with another. */
export function safeStem(key: string, always = false): string {
  return SAFE.test(key) && !HASHED.test(key) && !always ? key : hashed(key);
}

/** @param index that a row of the same stem gives. @returns the key, or undefined where the stem is the key itself. */
export function keyBehind(stem: string, index: unknown): string | undefined {
  return HASHED.test(stem) && typeof index === "string" && index !== "" && stem === hashed(index) ? index : undefined;
}

/** The keys of members in the order of an archive: what a row says of a name holds for the picture after it. */
export class MemberKeys {
  private last: { stem: string; key: string } | undefined;

  /** @param row that lies beside the picture of that stem. */
  learn(stem: string, row: Record<string, unknown>): string {
    this.last = { stem, key: keyBehind(stem, row.index) ?? stem };
    return this.last.key;
  }

  keyOf(stem: string): string {
    return this.last?.stem === stem ? this.last.key : stem;
  }
}
