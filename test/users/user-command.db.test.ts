import { execFile } from "node:child_process";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readTokenActor } from "@/lib/auth/api-tokens";
import { previewLink } from "@/lib/auth/links";
import { databaseUrl } from "@/lib/db/url";
import { childEnvironment } from "@/lib/env";
import { useTestDatabase } from "../database";

useTestDatabase();

const root = join(import.meta.dirname, "..", "..");

function concord(...words: string[]): Promise<{ code: number; out: string; err: string }> {
  const env = childEnvironment({ DATABASE_URL: databaseUrl(), CONCORD_URL: "https://rate.example.org" });
  return new Promise((done) => {
    execFile(process.execPath, ["--import", "tsx", join(root, "cli", "main.ts"), ...words], { cwd: root, env }, (error, out, err) => {
      done({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}

const tokenOf = (url: string) => url.split("/").at(-1) ?? "";

describe("concord user", () => {
  it("adds a person and prints one JSON object with a link that works", async () => {
    const { code, out } = await concord("user", "add", "Ines@Example.org", "--role", "evaluator", "--name", "Inês", "--json");
    expect(code).toBe(0);
    const person = JSON.parse(out.trim().split("\n").at(-1) ?? "");
    expect(Object.keys(person)).toEqual(["id", "email", "role", "inviteUrl"]);
    expect(person).toMatchObject({ email: "ines@example.org", role: "evaluator" });
    expect(person.inviteUrl.startsWith("https://rate.example.org/link/")).toBe(true);
    expect(await previewLink(tokenOf(person.inviteUrl))).toMatchObject({ state: "open", purpose: "invite", name: "Inês" });
  });

  it("fails with 1 on what cannot be done, and with 2 on what cannot be meant", async () => {
    const again = await concord("user", "add", "ines@example.org", "--role", "evaluator", "--json");
    expect([again.code, again.out]).toEqual([1, ""]);
    expect(again.err).toMatch(/already a person with this e-mail address/);
    expect((await concord("user", "link", "nobody@example.org")).code).toBe(1);
    for (const words of [["add", "nope", "--role", "evaluator"], ["add", "a@example.org"], ["add", "a@example.org", "--role", "boss"], ["link"]]) {
      expect((await concord("user", ...words)).code, words.join(" ")).toBe(2);
    }
  });

  it("lists people and makes links", async () => {
    const listed = JSON.parse((await concord("user", "list", "--json")).out);
    expect(listed.people).toMatchObject([{ email: "ines@example.org", role: "evaluator", state: "invited" }]);
    const link = JSON.parse((await concord("user", "link", "ines@example.org", "--json")).out);
    expect(await previewLink(tokenOf(link.url))).toMatchObject({ state: "open", purpose: "signIn" });
    const invite = JSON.parse((await concord("user", "link", "ines@example.org", "--invite", "--json")).out);
    expect(await previewLink(tokenOf(invite.url))).toMatchObject({ state: "open", purpose: "invite" });
  });

  it("makes, lists and revokes API tokens of those who run studies", async () => {
    await concord("user", "add", "rui@example.org", "--role", "researcher");
    const made = JSON.parse((await concord("user", "token", "rui@example.org", "--name", "nightly export", "--days", "7", "--json")).out);
    expect(await readTokenActor(made.token, new Headers())).toMatchObject({ email: "rui@example.org", role: "researcher" });
    const bare = (await concord("user", "token", "rui@example.org", "--name", "second")).out.trim();
    expect(await readTokenActor(bare, new Headers())).toMatchObject({ email: "rui@example.org" });
    const listed = await concord("user", "tokens", "rui@example.org", "--json");
    expect(JSON.parse(listed.out).tokens).toMatchObject([{ name: "second" }, { id: made.id, name: "nightly export", prefix: made.prefix, isExpired: false }]);
    expect(listed.out).not.toContain(made.token);
    const left = JSON.parse((await concord("user", "tokens", "rui@example.org", "--revoke", made.id, "--json")).out);
    expect(left.tokens).toMatchObject([{ name: "second" }]);
    await expect(readTokenActor(made.token, new Headers())).rejects.toMatchObject({ code: "invalid_token" });

    const forEvaluator = await concord("user", "token", "ines@example.org", "--name", "x");
    expect([forEvaluator.code, forEvaluator.err]).toEqual([1, expect.stringContaining("Only researchers and admins")]);
    expect((await concord("user", "tokens", "rui@example.org", "--revoke", made.id)).code).toBe(1);
    for (const words of [["token", "rui@example.org"], ["token", "rui@example.org", "--name", "x", "--days", "366"], ["tokens", "rui@example.org", "--revoke", "concord_abcd"]]) {
      expect((await concord("user", ...words)).code, words.join(" ")).toBe(2);
    }
  });
});
