import { describe, expect, it } from "vitest";
import { safeReturnPath } from "@/lib/auth/return-path";

describe("safeReturnPath", () => {
  it.each([["/studies/1?page=2", "/studies/1?page=2"], ["/desk#turn-4", "/desk#turn-4"], ["/people?_rsc=1abc&role=admin", "/people?role=admin"], ["/a%2f%2fb", "/a%2f%2fb"]])(
    "keeps %s", (wanted, kept) => expect(safeReturnPath(wanted)).toBe(kept));

  it.each(["https://evil.example", "//evil.example", "/\\evil.example", "\\\\evil.example", "/\t/evil.example", "/\n//evil.example", "/.//evil.example", "/a/..//evil.example",
    "javascript:alert(1)", "evil.example", "", "/api/v1/users", "/sign-in?next=/sign-in", "/link/abc", "/a\\..\\..//evil.example"])(
    "leads home instead of to %s", (wanted) => expect(safeReturnPath(wanted)).toBe("/"));

  it("leads home when nothing was asked for", () => {
    expect(safeReturnPath(undefined)).toBe("/");
    expect(safeReturnPath(null)).toBe("/");
  });
});
