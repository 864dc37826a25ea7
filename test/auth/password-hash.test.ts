import { describe, expect, it } from "vitest";
import { hashPassword, isOutdatedHash, verifyPassword } from "@/lib/auth/password-hash";

describe("password hashes", () => {
  it("are argon2id in PHC form, salted, and tell the right password from others", async () => {
    const [one, other] = [await hashPassword("nine boats in the tide"), await hashPassword("nine boats in the tide")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[^$]{22}\$[^$]{43}$/);
    expect(one).not.toBe(other);
    expect(await verifyPassword(one, "nine boats in the tide")).toBe(true);
    expect(await verifyPassword(one, "nine boats in the tidE")).toBe(false);
    expect(isOutdatedHash(one)).toBe(false);
    expect(isOutdatedHash("$argon2id$v=19$m=8192,t=1,p=1$c2FsdHNhbHQ$aGFzaA")).toBe(true);
  });

  it("take a letter as the same letter, however a keyboard composes it", async () => {
    const stored = await hashPassword("caf\u00e9 am See, drau\u00dfen");
    expect(await verifyPassword(stored, "cafe\u0301 am See, drau\u00dfen")).toBe(true);
  });

  it("never fit where none is stored", async () => {
    expect(await verifyPassword(undefined, "anything at all")).toBe(false);
    expect(await verifyPassword(null, "")).toBe(false);
  });

  it("are made two at a time with sixty waiting; who comes then is asked to come back", async () => {
    const stored = await hashPassword("nine boats in the tide");
    const results = await Promise.allSettled(Array.from({ length: 80 }, () => verifyPassword(stored, "nine boats in the tide")));
    expect(results.filter((result) => result.status === "fulfilled" && result.value)).toHaveLength(62);
    for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "unavailable", retryAfterSeconds: 5 });
    expect(await verifyPassword(stored, "nine boats in the tide")).toBe(true);
  });
});
