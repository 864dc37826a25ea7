import type { CheckName, CheckResult, Place } from "./types";

/** A rule that holds or does not: the value is how often it is broken. */
export function ruleResult(check: CheckName, places: Place[], note: string): CheckResult {
  return { check, value: places.length, threshold: 0, passed: places.length === 0, calibrated: false, places, note };
}

/** Nothing was checked, and why. */
export function absent(check: CheckName, note: string): CheckResult {
  return { check, value: null, threshold: null, passed: null, calibrated: false, places: [], note };
}
