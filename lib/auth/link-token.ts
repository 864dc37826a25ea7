/** One-time links: 256 random bits in the link, only their SHA-256 in the database. */
import { createHash, randomBytes } from "node:crypto";
import type { LinkPurpose } from "@/lib/users/types";

export const LINK_LIFETIME_S: Record<LinkPurpose, number> = { invite: 7 * 24 * 60 * 60, signIn: 24 * 60 * 60 };

export function makeLinkToken(): { token: string; tokenHash: string } {
  const token = randomBytes(32).toString("base64url");
  return { token, tokenHash: hashLinkToken(token) };
}

export function hashLinkToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

export function linkUrl(origin: string, token: string): string {
  return `${origin}/link/${token}`;
}
