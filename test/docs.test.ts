import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const documents = ["README.md", "CONTRIBUTING.md", "NOTICE.md", "prisma/sample/README.md"].map((name) => join(root, name)).concat(
  readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".md")).map((name) => join(root, "docs", name)),
);

describe.each(documents.map((file) => relative(root, file)))("%s", (name) => {
  const text = readFileSync(join(root, name), "utf8");

  it("links to what is there", () => {
    const targets = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)].map((match) => match[1] ?? "").filter((target) => !/^[a-z]+:/.test(target));
    const missing = targets.filter((target) => !existsSync(resolve(dirname(join(root, name)), target)));
    expect(missing).toEqual([]);
  });

  it("names npm scripts and commands that exist", () => {
    const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { scripts: Record<string, string> };
    const run = [...text.matchAll(/npm run (?:-s )?([a-z]+)/g)].map((match) => match[1] ?? "");
    expect(run.filter((script) => !(script in scripts))).toEqual([]);
    const main = readFileSync(join(root, "cli", "main.ts"), "utf8");
    const commands = [...text.matchAll(/(?:npm run -s concord --|`concord) ([a-z]+(?:-[a-z]+)*)/g)].map((match) => match[1] ?? "");
    expect(commands.filter((command) => !main.includes(`  ${command}: async`) && !main.includes(`  "${command}": async`))).toEqual([]);
  });
});
