/** What an answer may be: any number, numbers between limits, or the points of a scale in order. */
import { InvalidArgumentError } from "commander";
import type { Metric } from "@/lib/stats/metric";
import { UsageError } from "../usage-error";

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
/** How programs write that there is nothing. As a category of its own it would count as agreement. */
const NOTHING = /^([+-]?nan|n\/?a|#n\/a|null|none|undefined|[+-]?inf(inity)?)$/i;

const WORDS_HINT = ' Words are taken with --metric nominal, or in an order: --scale "Bad,Fair,Good".';

export type ScaleFlags = { scale?: readonly string[]; min?: number; max?: number };
export type Answer = { number: number } | { word: string } | { problem: string };

/**
 * @param hint what to do with words, for a command that has other options than a metric.
 * @returns reads the text of an answer, which is not empty.
 * @throws UsageError for options that contradict each other or the metric.
 */
export function answerReader({ scale, min, max }: ScaleFlags, metric: Metric, hint = WORDS_HINT): (text: string) => Answer {
  if (scale) {
    if (min !== undefined || max !== undefined) throw new UsageError("--scale names every point; --min and --max have no place beside it.");
    return scaleReader(scale, metric);
  }
  if (min !== undefined && max !== undefined && min > max) throw new UsageError(`--min ${min} is above --max ${max}.`);
  return (text) => {
    const number = numberOf(text);
    if (number === null) return metric === "nominal" && !NOTHING.test(text) && !/^[+-]?[\d.]/.test(text) ? { word: text } : { problem: notANumber(text, metric, hint) };
    if (min !== undefined && number < min) return { problem: `${text} is below --min ${min}.` };
    if (max !== undefined && number > max) return { problem: `${text} is above --max ${max}.` };
    return { number };
  };
}

/** Points that are numbers stand for themselves; words for their place, which is an order and no distance. */
function scaleReader(scale: readonly string[], metric: Metric): (text: string) => Answer {
  const numbers = scale.map(numberOf);
  const areNumbers = numbers.every((number) => number !== null);
  if (!areNumbers && (metric === "interval" || metric === "ratio")) throw new UsageError(`The points of --scale are in an order and no more: take --metric ordinal or nominal, not ${metric}.`);
  const places = new Map(scale.map((point, index) => [point, index + 1]));
  return (text) => {
    if (areNumbers) {
      const number = numberOf(text);
      return number !== null && numbers.includes(number) ? { number } : { problem: `"${text}" is not on the scale ${scale.join(", ")}.` };
    }
    const place = places.get(text);
    return place === undefined ? { problem: `"${text}" is not on the scale ${scale.join(", ")}.` } : { number: place };
  };
}

function notANumber(text: string, metric: Metric, hint: string): string {
  return `"${text}" is not a number; leave it empty if the answer is missing.${metric === "nominal" || NOTHING.test(text) ? "" : hint}`;
}

/** Null also for what no number of JavaScript holds. */
function numberOf(text: string): number | null {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN;
  return Number.isFinite(number) ? number : null;
}

/** The points of a scale as the numbers that answers become; null where it is not known. */
export function scalePoints(scale: readonly string[] | undefined): number[] | null {
  if (!scale) return null;
  const numbers = scale.flatMap((point) => numberOf(point) ?? []);
  return numbers.length === scale.length ? numbers.sort((one, other) => one - other) : scale.map((_, index) => index + 1);
}

export function parseLimit(text: string): number {
  const number = numberOf(text.trim());
  if (number === null) throw new InvalidArgumentError("Give a number.");
  return number;
}

export function parseScale(text: string): string[] {
  const points = text.split(",").map((point) => point.trim());
  if (points.includes("") || points.length < 2) throw new InvalidArgumentError('Write the points from lowest to highest, as in "Bad,Fair,Good".');
  if (new Set(points).size < points.length) throw new InvalidArgumentError("A point is there twice.");
  return points;
}
