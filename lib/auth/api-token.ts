/** API tokens as text: 256 random bits behind a prefix by which people and scanners of source code know them. Only the SHA-256 is stored. */
import { createHash, randomBytes } from "node:crypto";

const MARK = "concord_";
/** How much of a token its owner is shown afterwards: 24 of its bits, which leaves 232. */
const SHOWN_LENGTH = MARK.length + 4;
const BEARER = /^bearer(?:\s+(.*))?$/is;

export function makeApiToken(): { token: string; prefix: string; tokenHash: string } {
  const token = MARK + randomBytes(32).toString("base64url");
  return { token, prefix: token.slice(0, SHOWN_LENGTH), tokenHash: hashApiToken(token) };
}

export function hashApiToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/**
 * What was sent as `Authorization: Bearer …`, even if it is nothing that could be a token; undefined where no bearer was sent.
 * Other schemes are none of ours: a proxy that asks for a password of its own passes that on.
 */
export function readBearer(headers: Headers): string | undefined {
  const found = BEARER.exec(headers.get("authorization")?.trim() ?? "");
  return found ? (found[1] ?? "").trim() : undefined;
}
