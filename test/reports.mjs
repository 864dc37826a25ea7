/** What the JSON reports of the test runners say: counts, and each failed test with its first words. */
import { existsSync, readFileSync } from "node:fs";

/** A suite that ended before it could say anything. */
export const silent = (why) => ({ passed: 0, failed: [{ title: why, message: "" }], skipped: [] });

const plain = (text) => text.replace(/\u001b\[[0-9;]*m/g, "");

export function readVitest(report) {
  if (!existsSync(report)) return silent("it ended without a report");
  const files = JSON.parse(readFileSync(report, "utf8")).testResults;
  const tests = files.flatMap((file) => file.assertionResults);
  const of = (...states) => tests.filter((test) => states.includes(test.status));
  // A file that could not be loaded has no tests and failed all the same.
  const unloaded = files.filter((file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"));
  return {
    passed: of("passed").length,
    failed: [
      ...of("failed").map((test) => ({ title: test.fullName, message: plain(test.failureMessages.join("\n")) })),
      ...unloaded.map((file) => ({ title: file.name.split("/test/").at(-1), message: plain(file.message) })),
    ],
    skipped: of("skipped", "pending", "todo").map((test) => test.fullName),
  };
}

export function readPlaywright(report) {
  if (!existsSync(report)) return silent("it ended without a report");
  const specs = [];
  const collect = (part) => {
    specs.push(...(part.specs ?? []));
    for (const child of part.suites ?? []) collect(child);
  };
  collect(JSON.parse(readFileSync(report, "utf8")));
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ title: `${spec.file}: ${spec.title}`, ...test })));
  const of = (...states) => tests.filter((test) => states.includes(test.status));
  const messageOf = (test) => plain(test.results.flatMap((result) => result.errors.map((error) => error.message ?? "")).join("\n"));
  return {
    passed: of("expected").length,
    failed: of("unexpected", "flaky").map((test) => ({ title: test.title, message: messageOf(test) })),
    skipped: of("skipped").map((test) => test.title),
  };
}
