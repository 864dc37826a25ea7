import { readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { secret } from "@/lib/env";

const home = await vi.hoisted(async () => {
  const fs = await import("node:fs");
  const os = await import("node:os");
  const folder = fs.mkdtempSync(`${os.tmpdir()}/concord-secret-`);
  vi.stubEnv("CONCORD_HOME", folder);
  return folder;
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe("a secret of the installation", () => {
  it("is made once, for its owner alone", () => {
    const made = secret("session");
    expect(made).toHaveLength(43);
    expect(secret("session")).toBe(made);
    expect(secret("blinding")).not.toBe(made);
    expect(statSync(join(home, "secrets", "session")).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(home, "secrets")).sort()).toEqual(["blinding", "session"]);
  });

  it("that a crash or a full disk left empty is refused, never used", () => {
    secret("session");
    truncateSync(join(home, "secrets", "session"));
    expect(() => secret("session")).toThrow(/is damaged/);
  });
});
