/** The session token: next-auth's JWT, encrypted with this installation's own secret. It names a person and a session version, nothing else. */
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { publicOrigin, secret } from "@/lib/env";

export const SESSION_MAX_AGE_S = 30 * 24 * 60 * 60;

const claimsSchema = z.object({ userId: z.uuid(), sessionVersion: z.int() });
export type SessionClaims = z.infer<typeof claimsSchema>;

/** A token as it was sent: `jti` is its own id, by which a single session can be ended. */
const sentClaimsSchema = claimsSchema.extend({ jti: z.uuid() });
export type SentClaims = z.infer<typeof sentClaimsSchema>;

export function isSecureOrigin(): boolean {
  return publicOrigin().startsWith("https:");
}

/** Browsers keep a "__Host-" cookie to this very host and to https; over plain http on loopback the name has no prefix. */
export function sessionCookieName(): string {
  return isSecureOrigin() ? "__Host-concord-session" : "concord-session";
}

/** The attributes of the session cookie, for next-auth and for what is set beside it. */
export function sessionCookieAttributes() {
  return { httpOnly: true, sameSite: "lax", path: "/", secure: isSecureOrigin() } as const;
}

/** The token as it stands in the cookie; it holds no character that a cookie would have to escape. */
export function readSessionToken(headers: Headers): string | undefined {
  const name = `${sessionCookieName()}=`;
  return headers.get("cookie")?.split("; ").find((part) => part.startsWith(name))?.slice(name.length);
}

export async function readClaims(headers: Headers): Promise<SentClaims | undefined> {
  const sent = readSessionToken(headers);
  if (!sent) return undefined;
  const key = secret("session");
  let token: unknown;
  try {
    token = await decode({ token: sent, secret: key });
  } catch {
    // Not a token of this installation (an old secret, a made-up cookie): nobody is signed in.
    return undefined;
  }
  const claims = sentClaimsSchema.safeParse(token);
  return claims.success ? claims.data : undefined;
}

/** For programs on this machine that act for a person they may act for: the simulator and the tests. */
export async function sessionCookie(claims: SessionClaims): Promise<string> {
  const token = await encode({ token: claims, secret: secret("session"), maxAge: SESSION_MAX_AGE_S });
  return `${sessionCookieName()}=${token}`;
}

/** A Set-Cookie header that takes an unusable token away. */
export function clearedSessionCookie(): string {
  return `${sessionCookieName()}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${isSecureOrigin() ? "; Secure" : ""}`;
}

/** A Set-Cookie header that gives this browser a new token: after a change that ended the others. */
export async function renewedSessionCookie(claims: SessionClaims): Promise<string> {
  return `${await sessionCookie(claims)}; Path=/; Max-Age=${SESSION_MAX_AGE_S}; HttpOnly; SameSite=Lax${isSecureOrigin() ? "; Secure" : ""}`;
}
