/** One measurement in a process of its own, so that nothing else is warm or counts as memory. Prints one JSON object. */
import { readFileSync } from "node:fs";
import { agreementOfPatterns } from "@/lib/stats/agreement";
import { histogramOfArrays } from "@/lib/stats/array-histogram";
import { krippendorffAlpha } from "@/lib/stats/krippendorff-alpha";
import { patternTable } from "@/lib/stats/pattern-table";
import { seededRandom } from "@/lib/stats/random";
import { naiveReplicates } from "./naive-bootstrap";
import { memoryRatings } from "./stats-memory-data";

const [kind, ratings, replicates] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];

/** Patterns, cold: nothing of this ran before in this process. */
function byPatterns(order: "by unit" | "random"): Record<string, number | null> {
  const { unit, answer } = memoryRatings(ratings, order);
  const started = performance.now();
  const table = patternTable(histogramOfArrays({ unit, answer }));
  const alpha = krippendorffAlpha(table, "ordinal").value;
  const pointMs = performance.now() - started;
  // That there are three raters is known from how the data were made; the coefficients do not ask.
  const { ci } = agreementOfPatterns(table, 3, { metric: "ordinal", interval: { kind: "bca", seed: 1, replicates } });
  const totalMs = performance.now() - started;
  return { alpha, low: ci?.low ?? null, high: ci?.high ?? null, patterns: table.units.length, units: table.unitCount, pointMs, totalMs, peakRssMb: peakRssMb() };
}

function naively(): Record<string, number> {
  const replicate = naiveReplicates(memoryRatings(ratings, "by unit"));
  const random = seededRandom(1);
  const alpha = replicate(null);
  const started = performance.now();
  for (let drawn = 0; drawn < replicates; drawn++) replicate(random);
  return { alpha, totalMs: performance.now() - started, peakRssMb: peakRssMb() };
}

/** VmHWM begins anew with the program; the maximum that getrusage knows starts from the parent's. */
function peakRssMb(): number {
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"))?.[1];
  return Math.round(Number(kilobytes ?? process.resourceUsage().maxRSS) / 1024);
}

console.log(JSON.stringify(kind === "naive" ? naively() : byPatterns(kind === "random" ? "random" : "by unit")));
