import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";

const app = join(import.meta.dirname, "..", "..", "app");
const pages = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => /(^|[/\\])page\.tsx$/.test(file));
const guarded = pages.filter((file) => !file.startsWith("(public)"));

describe("pages", () => {
  it("are found by this test", () => {
    expect(guarded).toContain("page.tsx");
    expect(pages.length).toBeGreaterThan(guarded.length);
  });

  it.each(guarded)("%s asks by itself who is looking", (file) => {
    expect(readFileSync(join(app, file), "utf8")).toMatch(/\bawait requireActor\(|\bawait load\w+\(/);
  });

  it("leave it to no layout, which is not run again when one moves between pages", () => {
    const layouts = readdirSync(app, { recursive: true, encoding: "utf8" }).filter((file) => /(^|[/\\])layout\.tsx$/.test(file));
    for (const file of layouts) expect(readFileSync(join(app, file), "utf8"), file).not.toMatch(/requireActor/);
  });
});
