/** The session token: next-auth's JWT, encrypted with this installation's own secret. It names a person and a session version, nothing else. */
import { decode, encode } from "next-auth/jwt";
import { z } from "zod";
import { publicOrigin, secret } from "@/lib/env";

export const SESSION_MAX_AGE_S = 30 * 24 * 60 * 60;

const claimsSchema = z.object({ userId: z.uuid(), sessionVersion: z.int() });
export type SessionClaims = z.infer<typeof claimsSchema>;

/** Browsers keep a "__Host-" cookie to this very host and to https; over plain http on loopback the name has no prefix. */
export function sessionCookieName(): string {
  return publicOrigin().startsWith("https:") ? "__Host-concord-session" : "concord-session";
}

export async function readClaims(headers: Headers): Promise<SessionClaims | undefined> {
  const name = `${sessionCookieName()}=`;
  const cookie = headers.get("cookie")?.split("; ").find((part) => part.startsWith(name));
  if (!cookie) return undefined;
  let token: unknown;
  try {
    token = await decode({ token: decodeURIComponent(cookie.slice(name.length)), secret: secret("session") });
  } catch {
    // Not a token of this installation (an old secret, a made-up cookie): nobody is signed in.
    return undefined;
  }
  const claims = claimsSchema.safeParse(token);
  return claims.success ? claims.data : undefined;
}

/** For programs on this machine that act for a person they may act for: the simulator and the tests. */
export async function sessionCookie(claims: SessionClaims): Promise<string> {
  const token = await encode({ token: claims, secret: secret("session"), maxAge: SESSION_MAX_AGE_S });
  return `${sessionCookieName()}=${encodeURIComponent(token)}`;
}
