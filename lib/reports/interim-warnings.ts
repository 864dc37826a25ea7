/** What must be known of any study before its numbers are read. Pure. */
import { isSimulated } from "@/lib/studies/item-code";
import { count, counted } from "./number-text";

type Input = { isRunning: boolean; counted: number; wanted: number; /** Everybody with an answer; may name them more than once. */ evaluators: Iterable<string> };

export function simulatedWarning(evaluators: Input["evaluators"]): string[] {
  const people = new Set(evaluators);
  const simulated = [...people].filter(isSimulated).length;
  return simulated === 0 ? [] : [`${simulated} of ${counted(people.size, "evaluator")} simulated: these numbers rehearse the study and say nothing about the conversations.`];
}

export function interimWarning({ isRunning, ...progress }: Omit<Input, "evaluators">): string[] {
  return isRunning && progress.counted < progress.wanted ? [`Interim: ${count(progress.counted)} of ${counted(progress.wanted, "judgment")} so far. Numbers will change.`] : [];
}
