/**
 * `npm test`: installs what the tests need and runs everything, from lint to a real browser.
 * The last line is `N passed, M failed`; what was skipped is named above it, and what failed is said once more:
 * of a long log often only the end is kept.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "../cli/install.mjs";
import { findBrowser } from "./browser.mjs";
import { readPlaywright, readVitest, silent } from "./reports.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const reports = join(root, ".cache", "test-reports");
const only = process.argv.slice(2); // names of suites, for work on one of them
const total = { passed: 0, failed: [], skipped: [] };
const KEPT_LINES = 40; // of one failure, at the end of the log

const bin = (name) => join(root, "node_modules", ".bin", name);

function run(command, words, environment = {}, stdio = "inherit") {
  const result = spawnSync(command, words, { cwd: root, stdio: ["ignore", stdio, stdio], encoding: "utf8", maxBuffer: 2 ** 28, env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment } });
  return { ok: result.status === 0, output: stdio === "pipe" ? `${result.stdout}${result.stderr}` : "" };
}

function suite(name, work) {
  if (only.length > 0 && !only.includes(name)) return;
  console.log(`\n── ${name} ──`);
  const started = Date.now();
  const { ok, passed, failed, skipped } = work();
  // A suite that ends badly without naming a failed test has failed all the same.
  const counted = !ok && failed.length === 0 ? silent("it ended badly without naming a failed test").failed : failed;
  total.passed += passed;
  total.failed.push(...counted.map(({ title, message }) => ({ title: `${name}: ${title}`, message })));
  total.skipped.push(...skipped.map((title) => `${name}: ${title}`));
  console.log(`${name}: ${passed} passed, ${counted.length} failed, ${skipped.length} skipped (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}

/** One check that passes or fails as a whole; what it printed is shown. */
const check = (name, command, words) => suite(name, () => {
  const { ok, output } = run(command, words, {}, "pipe");
  console.log(output.trimEnd());
  return { ok, passed: ok ? 1 : 0, failed: ok ? [] : [{ title: "failed", message: output.trimEnd().split("\n").slice(-KEPT_LINES).join("\n") }], skipped: [] };
});

const vitest = (project) => suite(project, () => {
  const report = join(reports, `${project}.json`);
  const { ok } = run(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  const read = readVitest(report);
  return { ok: ok && read.passed > 0, ...read };
});

const playwright = () => suite("e2e", () => {
  const browser = findBrowser();
  if (!browser) return { ok: false, ...silent("no Chromium could be found or installed: the end-to-end tests cannot run") };
  const report = join(reports, "e2e.json");
  const { ok } = run(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "test", "--reporter=list,json"], { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  const read = readPlaywright(report);
  return { ok: ok && read.passed > 0, ...read };
});

install();
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
const client = run(process.execPath, [join(root, "cli/build.mjs"), "--client-only"]);
if (!client.ok) throw new Error("The database client could not be generated.");

check("lint", bin("eslint"), [".", "--max-warnings", "0"]);
check("structure", process.execPath, [join(root, "test/structure.mjs")]);
check("types", process.execPath, [join(root, "test/types.mjs")]);
vitest("unit");
vitest("database");
check("build", process.execPath, [join(root, "cli/build.mjs")]);
check("size", process.execPath, [join(root, "test/size.mjs")]);
playwright();

if (total.skipped.length > 0) console.log(`\n${total.skipped.length} skipped:\n${total.skipped.map((title) => `  ${title}`).join("\n")}`);
for (const { title, message } of total.failed) console.log(`\nFAILED ${title}\n${message.split("\n").slice(0, KEPT_LINES).map((line) => `  ${line}`).join("\n")}`);
console.log(`\n${total.passed} passed, ${total.failed.length} failed`);
process.exitCode = total.failed.length === 0 ? 0 : 1;
