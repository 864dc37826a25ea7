import { encode } from "next-auth/jwt";
import { describe, expect, it } from "vitest";
import { hashLinkToken, linkUrl, makeLinkToken } from "@/lib/auth/link-token";
import { readClaims, renewedSessionCookie, sessionCookie } from "@/lib/auth/token";

const claims = { userId: "6f0a8a2e-51f4-4d7e-9a55-0d8f5a3c1b20", sessionVersion: 3 };
const read = (cookie: string) => readClaims(new Headers({ cookie }));

describe("session token", () => {
  it("comes back as it was given, under an id of its own", async () => {
    const [first, second] = [await read(await sessionCookie(claims)), await read(`theme=dark; ${await sessionCookie(claims)}; x=1`)];
    expect(first).toMatchObject(claims);
    expect(second).toMatchObject(claims);
    expect(first?.jti).not.toBe(second?.jti);
  });

  it("is nobody when it was made with another secret, changed, or is no token", async () => {
    const foreign = await encode({ token: claims, secret: "another installation" });
    const own = await sessionCookie(claims);
    for (const cookie of [`concord-session=${foreign}`, `${own.slice(0, -6)}AAAAAA`, "concord-session=%E0%A4%A", "concord-session=", "other=1"]) {
      expect(await read(cookie)).toBeUndefined();
    }
  });

  it("is renewed for scripts' eyes never and this site only", async () => {
    expect(await renewedSessionCookie(claims)).toMatch(/^concord-session=[^;]+; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax$/);
  });
});

describe("link token", () => {
  it("has 256 random bits and is stored only as a hash", () => {
    const { token, tokenHash } = makeLinkToken();
    expect(Buffer.from(token, "base64url")).toHaveLength(32);
    expect(tokenHash).toBe(hashLinkToken(token));
    expect(tokenHash).toMatch(/^[0-9a-f]{64}$/);
    expect(tokenHash).not.toContain(token);
    expect(makeLinkToken().token).not.toBe(token);
    expect(linkUrl("http://127.0.0.1:3000", token)).toBe(`http://127.0.0.1:3000/link/${token}`);
  });
});
