import { describe, expect, it } from "vitest";
import { acceptLink, previewLink } from "@/lib/auth/links";
import { prisma } from "@/lib/db/client";
import { createSignInLink, ensureDemoPeople, ensureFirstAdmin } from "@/lib/users/mutations";
import { useTestDatabase } from "../database";

useTestDatabase();

const ORIGIN = "https://rate.example.org";
const tokenOf = (url: string | undefined) => new URL(url ?? "").pathname.split("/").at(-1) ?? "";

describe("the first people", () => {
  it("are one admin with an invitation, however many processes start at once", async () => {
    const started = await Promise.all([1, 2, 3, 4].map(() => ensureFirstAdmin(ORIGIN)));
    expect(await prisma().user.findMany({ select: { email: true, role: true, passwordHash: true } })).toEqual([{ email: "admin@concord.local", role: "admin", passwordHash: null }]);
    const states = await Promise.all(started.map((admin) => previewLink(tokenOf(admin?.inviteUrl))));
    expect(states.filter(({ state }) => state === "open")).toHaveLength(1);
  });

  it("include one person per role to look around with, and a link for each", async () => {
    const people = await ensureDemoPeople(ORIGIN);
    expect(people.map(({ role, email }) => [role, email])).toEqual([
      ["admin", "admin@concord.local"], ["researcher", "researcher@concord.local"], ["evaluator", "evaluator@concord.local"],
    ]);
    for (const { url, role, email } of people) {
      expect(url.startsWith(`${ORIGIN}/link/`)).toBe(true);
      expect(await previewLink(tokenOf(url))).toMatchObject({ state: "open", purpose: "signIn", role, email });
    }
    const again = await ensureDemoPeople(ORIGIN);
    expect(await prisma().user.count()).toBe(3);
    expect(await previewLink(tokenOf(people[0]?.url))).toMatchObject({ state: "open" });
    expect(again[0]?.url).not.toBe(people[0]?.url);
  });

  it("have no password that anybody could know", async () => {
    expect(await prisma().user.count({ where: { passwordHash: { not: null } } })).toBe(0);
  });

  it("get no new invitation once an admin has a password", async () => {
    const first = await ensureFirstAdmin(ORIGIN);
    expect(first?.inviteUrl.startsWith(`${ORIGIN}/link/`)).toBe(true);
    await acceptLink(tokenOf(first?.inviteUrl), { password: "nine boats in the tide" });
    expect(await ensureFirstAdmin(ORIGIN)).toBeUndefined();
  });

  it("leave out a person whom an admin has disabled", async () => {
    await prisma().user.update({ where: { email: "evaluator@concord.local" }, data: { disabledAt: new Date() } });
    expect((await ensureDemoPeople(ORIGIN)).map(({ role }) => role)).toEqual(["admin", "researcher"]);
    await expect(createSignInLink("evaluator@concord.local", ORIGIN)).rejects.toMatchObject({ code: "conflict" });
    await expect(createSignInLink("nobody@concord.local", ORIGIN)).rejects.toMatchObject({ code: "not_found" });
  });
});
