/**
 * How often intervals hold the true value, in simulated studies of which it is known. Each cell draws its studies from a
 * seed of its own, so a cell gives the same figures alone and among others.
 */
import { seededRandom } from "@/lib/stats/random";
import { COVERAGE_LEVEL, type CoverageCell, coverageCells } from "./coverage-cells";

export type CoverageRow = {
  what: string;
  design: string;
  /** Units, items or judgments. */
  n: number;
  /** Coverage that the interval promises. */
  nominal: number;
  /** Share of the intervals that held the true value; null if there was no interval. */
  covered: number | null;
  simulations: number;
  /** Simulated studies that gave no interval; they are left out of the share. */
  withoutInterval: number;
  /** Monte Carlo error of `covered`. */
  standardError: number | null;
  meanWidth: number | null;
  /** Coverage that was found before, as one value twice or as a range. */
  reference: readonly [number, number] | null;
};

export type CoverageOptions = {
  simulations: number;
  seed: string;
  /** Only cells whose design begins with one of these. */
  cells?: readonly string[];
  /** Resamples per bootstrap; 1,000 unless given. Exports use 10,000. */
  replicates?: number;
};

const REPLICATES = 1_000;

/**
 * Measures coverage and width, one row per interval and cell. 1,000 simulations take some minutes, 20 some seconds.
 *
 * @throws RangeError if the number of simulations is not a positive whole number, or no cell has such a design.
 */
export function measureCoverage({ simulations, seed, cells, replicates = REPLICATES }: CoverageOptions): CoverageRow[] {
  if (!Number.isSafeInteger(simulations) || simulations < 1) throw new RangeError(`The number of simulations must be a positive whole number, not ${simulations}.`);
  const chosen = coverageCells().filter(({ design }) => cells === undefined || cells.some((start) => design.startsWith(start)));
  if (chosen.length === 0) throw new RangeError(`No design begins with ${cells?.join(" or ")}.`);
  return chosen.flatMap((cell) => measureCell(cell, simulations, seed, replicates));
}

function measureCell({ design, n, truth, kinds, draw }: CoverageCell, simulations: number, seed: string, replicates: number): CoverageRow[] {
  const tallies = kinds.map(() => ({ held: 0, given: 0, width: 0 }));
  for (let simulation = 0; simulation < simulations; simulation++) {
    const own = `${seed} ${design} ${n} ${simulation}`;
    for (const [kind, interval] of draw(seededRandom(own), replicates, `${own} resamples`).entries()) {
      const tally = tallies[kind];
      if (tally === undefined || interval === null) continue;
      tally.given += 1;
      tally.width += interval.high - interval.low;
      if (interval.low <= truth && truth <= interval.high) tally.held += 1;
    }
  }
  return kinds.map(({ what, reference }, kind) => {
    const { held, given, width } = tallies[kind] ?? { held: 0, given: 0, width: 0 };
    const covered = given === 0 ? null : held / given;
    return {
      what, design, n, nominal: COVERAGE_LEVEL, covered, simulations,
      withoutInterval: simulations - given,
      standardError: covered === null ? null : Math.sqrt((covered * (1 - covered)) / given),
      meanWidth: given === 0 ? null : width / given,
      reference,
    };
  });
}

export function runCoverageBench({ json, ...options }: CoverageOptions & { json: boolean }): void {
  const started = performance.now();
  const rows = measureCoverage(options);
  const seconds = (performance.now() - started) / 1000;
  if (json) {
    console.log(JSON.stringify({ simulations: options.simulations, seed: options.seed, replicates: options.replicates ?? REPLICATES, seconds, rows }));
    return;
  }
  const share = (value: number | null): string => (value === null ? "–" : value.toFixed(3));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => cell.padEnd([33, 19, 6, 14, 7, 12][column] ?? 0)).join("").trimEnd();
  console.log(line(["design", "interval", "n", "covered", "width", "found before"]));
  for (const { design, what, n, covered, standardError, meanWidth, withoutInterval, reference } of rows) {
    const before = reference === null ? "" : reference[0] === reference[1] ? share(reference[0]) : reference.map(share).join("–");
    const missing = withoutInterval === 0 ? "" : `  (${withoutInterval} without interval)`;
    console.log(line([design, what, String(n), `${share(covered)} ±${share(standardError)}`, share(meanWidth), before + missing]));
  }
  console.log(`${options.simulations} simulations per cell, seed ${options.seed}, ${Math.round(seconds)} s`);
}
