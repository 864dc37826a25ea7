/** Names and comments that would be formulas, markup or commands where a bundle is opened: there they are words. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import Markdown from "react-markdown";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bundleFolder } from "@/cli/bundle-folder";
import { prisma } from "@/lib/db/client";
import type { Answer } from "@/lib/judgments/schema";
import { readForBundle } from "@/lib/reports/bundle/data";
import { writeBundle } from "@/lib/reports/bundle/mutations";
import { verifyBundle } from "@/lib/reports/bundle/verify";
import { figureFonts } from "@/lib/reports/figures/data";
import { authorizeStudyLocally } from "@/lib/studies/data";
import { closeStudy, createStudy, startStudy } from "@/lib/studies/mutations";
import { type StudyInputSent, studyInputSchema } from "@/lib/studies/protocol";
import { useTestDatabase } from "../database";
import { makeAnswers, makeChoices, makeComparisonProtocol, makeProtocol } from "../studies/made-protocol";
import { makeDataset, type MadeDataset } from "../studies/made-study";
import { makePerson } from "../users/people";
import { seedJudgments } from "./seeded-judgments";

useTestDatabase();

const MARKUP = "<script>alert(1)</script> ![x](http://evil.example/x.png) [y](javascript:alert(1)) `z` **b** # h | a & b \\input{/etc/passwd} $x$ %c ~d ^e _f {g}";
const FORMULAS = ["=HYPERLINK(\"http://evil.example\",\"look\")", "+1+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "＋1", "－1", "＠A1"];
/** What some readers take for the end of a line. */
const BREAKS = ["one\u2028two\u2029three\u0085four", "a\nb\r\nc\rd", "\u000b\u000c\u001e"];
const COMMENTS = [...FORMULAS, ...BREAKS, MARKUP];
const NAMES = ["=1+1 \\write18{id} %", "＝1 </text><script>alert(1)</script>", "[link](http://evil.example) <img src=x onerror=alert(1)>"];

let home = "";
const bundles: Record<string, string> = {};

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), "concord-hostile-"));
  const comment = (place: number) => COMMENTS[place % COMMENTS.length] ?? "";
  const withComments = (answers: Answer[], place: number) => answers.map((answer) => ({ ...answer, comment: comment(place) }));
  const { criteria } = makeProtocol();
  const rating = { dataset: (await hostileDataset("0")).slug, protocol: makeProtocol({ title: MARKUP, criteria: criteria.map((criterion, index) => ({ ...criterion, name: NAMES[index] ?? "", question: MARKUP })), sample: { size: "all", seed: MARKUP.slice(0, 90) } }) };
  bundles.rating = await bundleOf("rating", rating, (place) => withComments(makeAnswers(1 + (place % 4), 1 + ((place * 3) % 4)), place));
  const compared = makeComparisonProtocol();
  const comparison = {
    sources: [{ dataset: (await hostileDataset("1")).slug }, { dataset: (await hostileDataset("2")).slug }],
    protocol: { ...compared, title: MARKUP, criteria: compared.criteria.map((criterion, index) => ({ ...criterion, name: NAMES[index + 1] ?? "" })) },
  };
  bundles.comparison = await bundleOf("comparison", comparison, (place) => withComments(makeChoices((["left", "tie", "right"] as const)[place % 3]), place));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

async function hostileDataset(mark: string): Promise<MadeDataset> {
  const dataset = await makeDataset({ episodes: 7, said: mark });
  await prisma().dataset.update({ where: { id: dataset.id }, data: { title: `${NAMES[2]} ${mark}` } });
  await prisma().episode.updateMany({ where: { datasetId: dataset.id, position: 1 }, data: { externalId: "=EPISODE()" } });
  return dataset;
}

async function bundleOf(kind: string, input: Pick<StudyInputSent, "dataset" | "sources" | "protocol">, answersFor: (place: number) => Answer[]): Promise<string> {
  const people = await Promise.all([1, 2].map(() => makePerson("evaluator")));
  const created = await createStudy(null, studyInputSchema.parse({ name: `=${MARKUP}`.slice(0, 290), ...input, evaluators: people.map(({ email }) => email) }));
  const id = await authorizeStudyLocally(created.id);
  await startStudy(null, id);
  await seedJudgments(id, COMMENTS.length, answersFor);
  await closeStudy(null, id);
  const folder = join(home, kind);
  await writeBundle(await readForBundle(id, { metric: "ordinal", seed: "=1", replicates: 100 }), folder);
  return folder;
}

function filesOf(kind: string, ending: string): [string, string][] {
  const folder = bundles[kind] ?? "";
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(ending));
  expect(names.length).toBeGreaterThan(0);
  return names.map((name) => [name, readFileSync(join(folder, name), "utf8")]);
}

describe.each(["rating", "comparison"])("hostile texts in the bundle of a %s study", (kind) => {
  it("leave it one that holds", async () => {
    expect(await verifyBundle(bundleFolder(bundles[kind] ?? ""), { fonts: figureFonts() })).toMatchObject({ ok: true, differences: [] });
  });

  it("are no formulas in any CSV, and unchanged in the lines of JSON", () => {
    for (const [name, text] of filesOf(kind, ".csv")) {
      const rows = parse(text) as string[][];
      const cells = rows.flat().filter((cell) => cell !== "" && !Number.isFinite(Number(cell)));
      expect(cells.filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell)), name).toEqual([]);
    }
    const [, lines = ""] = filesOf(kind, "answers.jsonl")[0] ?? [];
    const comments = new Set(lines.trimEnd().split("\n").map((line) => (JSON.parse(line) as { comment: string }).comment));
    for (const comment of COMMENTS) expect(comments).toContain(comment);
  });

  it("are no commands in LaTeX", () => {
    for (const [name, text] of filesOf(kind, ".tex")) {
      const lines = text.split("\n").filter((line) => !line.startsWith("%")).join("\n");
      const commands = new Set([...lines.matchAll(/\\([a-zA-Z]+|.)/g)].map(([, command]) => command ?? ""));
      for (const dangerous of ["input", "write", "def", "include", "immediate", "openout", "catcode"]) expect(commands, name).not.toContain(dangerous);
      // A comment would swallow the end of a row.
      expect(lines.replaceAll("\\%", ""), name).not.toContain("%");
      expect((lines.match(/(?<!\\)\{/g) ?? []).length, name).toBe((lines.match(/(?<!\\)\}/g) ?? []).length);
    }
  });

  it("are no elements in SVG", () => {
    for (const [name, text] of filesOf(kind, ".svg")) {
      const elements = new Set([...text.matchAll(/<\/?([a-zA-Z]+)/g)].map(([, element]) => element ?? ""));
      for (const element of elements) expect(["svg", "title", "desc", "style", "rect", "line", "circle", "path", "text"], name).toContain(element);
      expect(text.replaceAll(/&(amp|lt|gt|quot);/g, ""), name).not.toContain("&");
      expect(text, name).not.toMatch(/<[^>]* on[a-z]+=/);
    }
  });

  it("are no links, pictures, headings or elements in Markdown", () => {
    for (const [name, text] of filesOf(kind, ".md")) {
      const page = renderToStaticMarkup(createElement(Markdown, null, text));
      expect(page, name).not.toMatch(/<(a|img|script|table)\b/);
      expect(page.match(/<h1>/g), name).toHaveLength(1);
      // A reader that lets elements through sees none either.
      expect(text.replaceAll(/\\</g, ""), name).not.toMatch(/<[a-z/!]/i);
    }
  });
});
