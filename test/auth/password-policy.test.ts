import { describe, expect, it } from "vitest";
import { findPasswordProblem } from "@/lib/auth/password-policy";

const person = { email: "ines.marques@example.org", name: "Inês Marques" };
const check = (password: string) => findPasswordProblem(password, person);

describe("findPasswordProblem", () => {
  it("asks for ten characters, counted as people count them", () => {
    expect(check("kZ4-plum9")).toBe("short");
    expect(check("🦊🌲🌊🔥🌙🍇")).toBe("short");
    expect(check("kZ4-plum9x")).toBeUndefined();
  });

  it("takes 128 characters and not one more", () => {
    const long = "the tide took nine boats, ".repeat(5).slice(0, 128);
    expect(check(long)).toBeUndefined();
    expect(check(`${long}x`)).toBe("long");
  });

  it.each(["password12", "Password123!", "P4ssw0rd2026", "passwordpassword", "iloveyou123", "welcome2026", "qwertyuiop", "1234567890", "0987654321",
    "aaaaaaaaaaaa", "abcabcabcabc", "qwerty12345", "asdfghjkl1!", "zxcvbnm,./1", "admin12345", "letmein!!!!", "20262026202", "1qaz2wsx3edc", "concord2026!", "password12345678"])(
    "refuses %s, which is guessed first", (password) => expect(check(password)).toBe("common"));

  it.each(["ines.marques", "inesmarques1", "Ines.Marques@example.org", "marques2026", "Inês Marques"])(
    "refuses %s, which is the person's own", (password) => expect(check(password)).toBe("personal"));

  it.each(["correct horse battery staple", "wet gravel, late bus", "ÄpfelUndBirnen am See", "密码学很有意思也很难学会", "hunter of cold mornings", "i love my new boat more",
    "tr0ub4dor and three", "93b1-77fa-20cd"])("takes %s", (password) => expect(check(password)).toBeUndefined());
});
