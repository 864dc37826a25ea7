import { describe, expect, it } from "vitest";
import { hashApiToken, makeApiToken, readBearer } from "@/lib/auth/api-token";

const sent = (authorization?: string) => readBearer(new Headers(authorization === undefined ? {} : { authorization }));

describe("an API token", () => {
  it("is known by its beginning, is 256 random bits, and is stored as a hash alone", () => {
    const made = Array.from({ length: 50 }, makeApiToken);
    for (const { token, prefix, tokenHash } of made) {
      expect(token).toMatch(/^concord_[\w-]{43}$/);
      expect(token.startsWith(prefix)).toBe(true);
      expect(prefix).toHaveLength(12);
      expect(tokenHash).toBe(hashApiToken(token));
      expect(tokenHash).toMatch(/^[0-9a-f]{64}$/);
    }
    expect(new Set(made.map(({ token }) => token)).size).toBe(50);
  });

  it("is read from a bearer header in any spelling of its scheme, and from no other scheme", () => {
    expect(["Bearer concord_x", "bearer  concord_x ", "BEARER\tconcord_x"].map(sent)).toEqual(Array(3).fill("concord_x"));
    // A bearer without a token is a token that is wrong, not a browser with a cookie.
    expect(["Bearer", "Bearer "].map(sent)).toEqual(["", ""]);
    expect([undefined, "", "Basic dXNlcjpwYXNz", "Bearerconcord_x", "Token concord_x"].map(sent)).toEqual(Array(5).fill(undefined));
  });
});
