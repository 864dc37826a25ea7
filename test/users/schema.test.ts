import { describe, expect, it } from "vitest";
import { emailSchema, invitePersonSchema, nameSchema, updatePersonSchema } from "@/lib/users/schema";

describe("what people's records take", () => {
  it("stores an e-mail address in one spelling", () => {
    expect(emailSchema.parse("  Ines.Marques@Example.ORG ")).toBe("ines.marques@example.org");
  });

  it.each(["ines", "ines@", "a@b", "a@example.org, b@example.org", "ines@exаmple.org", "a b@example.org", `${"x".repeat(250)}@example.org`, "<a@example.org>"])(
    "refuses %s as an e-mail address", (email) => expect(emailSchema.safeParse(email).success).toBe(false));

  it("takes names of any script and no control or direction characters", () => {
    for (const name of ["Inês", "李雷", "محمد", "O'Neill-Smith", ""]) expect(nameSchema.parse(name)).toBe(name);
    for (const name of ["a\nb", "a\u0000", "a\u202eb"]) expect(nameSchema.safeParse(name).success).toBe(false);
  });

  it("refuses fields that nobody may set", () => {
    expect(invitePersonSchema.safeParse({ email: "a@example.org", role: "evaluator", passwordHash: "x" }).success).toBe(false);
    expect(invitePersonSchema.safeParse({ email: "a@example.org", role: "owner" }).success).toBe(false);
    expect(updatePersonSchema.safeParse({}).success).toBe(false);
    expect(updatePersonSchema.safeParse({ sessionVersion: 1 }).success).toBe(false);
  });
});
