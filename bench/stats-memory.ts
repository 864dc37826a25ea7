/**
 * Ordinal alpha of ratings in memory: the point estimate, cold, and a bootstrap over units, beside resampling unit by unit.
 * The limits for ten million ratings and a thousand replicates: 500 ms and 300 MB.
 */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { root } from "@/cli/web-server";

/** So few, because one takes as long as all of ours; what more would take is their mean times the number. */
const NAIVE_REPLICATES = 3;

type PatternFigures = { alpha: number; low: number; high: number; patterns: number; units: number; pointMs: number; totalMs: number; peakRssMb: number };
type NaiveFigures = { alpha: number; totalMs: number; peakRssMb: number };

export type MemoryFigures = PatternFigures & {
  ratings: number;
  replicates: number;
  /** The same with the ratings in random order instead of by unit. */
  shuffled: Pick<PatternFigures, "pointMs" | "totalMs" | "peakRssMb">;
  naive: {
    method: string;
    /** Measured; `extrapolatedMs` is what `replicates` of ours would take at that rate. */
    replicates: number;
    totalMs: number;
    extrapolatedMs: number;
    peakRssMb: number;
    /** How many times as long as ours, the making of the histogram counted as ours. */
    ratio: number;
  };
};

/** @throws Error if the two ways disagree on alpha. */
export async function measureInMemory(ratings: number, replicates: number): Promise<MemoryFigures> {
  const ours = await inChild<PatternFigures>("by-unit", ratings, replicates);
  const shuffled = await inChild<PatternFigures>("random", ratings, replicates);
  const naive = await inChild<NaiveFigures>("naive", ratings, NAIVE_REPLICATES);
  if (shuffled.alpha !== ours.alpha || shuffled.low !== ours.low) throw new Error("The order of the ratings changed alpha.");
  if (Math.abs(naive.alpha - ours.alpha) > 1e-9) throw new Error(`Alpha is ${ours.alpha} from patterns and ${naive.alpha} unit by unit.`);
  const extrapolatedMs = (naive.totalMs / NAIVE_REPLICATES) * replicates;
  return {
    ratings,
    replicates,
    ...ours,
    pointMs: Math.round(ours.pointMs),
    totalMs: Math.round(ours.totalMs),
    shuffled: { pointMs: Math.round(shuffled.pointMs), totalMs: Math.round(shuffled.totalMs), peakRssMb: shuffled.peakRssMb },
    naive: {
      method: "units drawn one by one with replacement, coincidences counted anew each time; extrapolated from the measured replicates",
      replicates: NAIVE_REPLICATES,
      totalMs: Math.round(naive.totalMs),
      extrapolatedMs: Math.round(extrapolatedMs),
      peakRssMb: naive.peakRssMb,
      ratio: Math.round(extrapolatedMs / ours.totalMs),
    },
  };
}

async function inChild<Figures>(kind: "by-unit" | "random" | "naive", ratings: number, replicates: number): Promise<Figures> {
  const words = ["--import", "tsx", join(root, "bench", "stats-memory-child.ts"), kind, String(ratings), String(replicates)];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: root });
  return JSON.parse(stdout) as Figures;
}
