/**
 * `npm test`: installs what the tests need and runs everything, from lint to a real browser.
 * The last line is `N passed, M failed`; skipped tests are counted and named above it.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { install } from "../cli/install.mjs";
import { findBrowser } from "./browser.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const reports = join(root, ".cache", "test-reports");
const only = process.argv.slice(2); // names of suites, for work on one of them
const total = { passed: 0, failed: 0, skipped: [] };

const bin = (name) => join(root, "node_modules", ".bin", name);

function run(command, words, environment = {}) {
  const started = Date.now();
  const result = spawnSync(command, words, { cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...environment } });
  return { ok: result.status === 0, seconds: ((Date.now() - started) / 1000).toFixed(1) };
}

function suite(name, work) {
  if (only.length > 0 && !only.includes(name)) return;
  console.log(`\n── ${name} ──`);
  const { ok, passed, failed, skipped, seconds } = work();
  // A suite that ends badly without naming a failed test (it could not start) has failed all the same.
  const counted = ok ? failed : Math.max(failed, 1);
  total.passed += passed;
  total.failed += counted;
  total.skipped.push(...skipped.map((title) => `${name}: ${title}`));
  console.log(`${name}: ${passed} passed, ${counted} failed, ${skipped.length} skipped (${seconds} s)`);
}

/** One check that passes or fails as a whole. */
const check = (name, command, words, environment) => suite(name, () => {
  const { ok, seconds } = run(command, words, environment);
  return { ok, passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: [], seconds };
});

const vitest = (project) => suite(project, () => {
  const report = join(reports, `${project}.json`);
  const { ok, seconds } = run(process.execPath, [join(root, "node_modules/vitest/vitest.mjs"), "run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`]);
  if (!existsSync(report)) return { ok: false, passed: 0, failed: 1, skipped: [], seconds };
  const tests = JSON.parse(readFileSync(report, "utf8")).testResults.flatMap((file) => file.assertionResults);
  const of = (...states) => tests.filter((test) => states.includes(test.status));
  return { ok: ok && tests.length > 0, passed: of("passed").length, failed: of("failed").length, skipped: of("skipped", "pending", "todo").map((test) => test.fullName), seconds };
});

const playwright = () => suite("e2e", () => {
  const browser = findBrowser();
  if (!browser) {
    console.error("No Chromium could be found or installed: the end-to-end tests cannot run.");
    return { ok: false, passed: 0, failed: 1, skipped: [], seconds: "0" };
  }
  const report = join(reports, "e2e.json");
  const { ok, seconds } = run(process.execPath, [join(root, "node_modules/@playwright/test/cli.js"), "test", "--reporter=list,json"], { CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report });
  if (!existsSync(report)) return { ok: false, passed: 0, failed: 1, skipped: [], seconds };
  const specs = [];
  const collect = (part) => {
    specs.push(...(part.specs ?? []));
    for (const child of part.suites ?? []) collect(child);
  };
  collect(JSON.parse(readFileSync(report, "utf8")));
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, status: test.status })));
  const of = (state) => tests.filter((test) => test.status === state);
  return { ok: ok && tests.length > 0, passed: of("expected").length, failed: of("unexpected").length + of("flaky").length, skipped: of("skipped").map((test) => test.title), seconds };
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
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
