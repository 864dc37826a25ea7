/** The ladder from what a model wrote to what a step takes. Small models miss the form in few ways; each rung mends one, and is told of. */
import { cutText } from "@/lib/storable-text";
import type { ChatAnswer } from "../ports";
import type { ChatStep } from "../step";
import { embeddedJson, endsInside, refusal, repairable, repairedJson, strictJson, withoutThinking } from "./parse-json";

export const RUNGS = ["as-sent", "fence", "repair", "normalised"] as const;
/** The furthest that was needed: as it was sent, out of fences and prose, repaired, brought into form. */
export type Rung = (typeof RUNGS)[number];

export type ReadAnswer<Output> = { ok: true; value: Output; rung: Rung } | { ok: false; problems: string[]; isTruncated: boolean };

const MAX_PROBLEMS = 12;
const MAX_PROBLEM_CHARACTERS = 300;

/**
 * Reads an answer: JSON as it was sent; else out of thinking, fences and prose; else repaired; and where its form is not the step's, normalised.
 * Then the wire schema, the step's reading and its check. An answer that was cut off, as the server says or as its end shows, is never repaired: that would make up an end.
 * Never throws for what a model wrote. Linear in the text, but for the step's own functions.
 */
export function readAnswer<Input, Wire, Output>(
  answer: Pick<ChatAnswer, "text" | "finish">, step: ChatStep<Input, Wire, Output>, input: Input,
): ReadAnswer<Output> {
  const isCut = answer.finish === "length" || answer.finish === "filtered";
  const refused = refusal(answer.text);
  if (refused !== undefined) return { ok: false, problems: [refused], isTruncated: isCut };

  const parsed = parsedAnswer(answer.text, isCut, (value) => step.wire.safeParse(value).success);
  if ("problem" in parsed) return { ok: false, problems: [parsed.problem], isTruncated: parsed.isTruncated };

  let rung = parsed.rung;
  let wire = step.wire.safeParse(parsed.value);
  if (!wire.success) {
    const normalised = step.wire.safeParse(step.normalise(parsed.value, input));
    // What was wrong with the answer itself is what the model can mend, not what the normaliser left of it.
    if (!normalised.success) return { ok: false, problems: schemaProblems(wire.error.issues), isTruncated: isCut };
    wire = normalised;
    rung = "normalised";
  }
  const value = step.read(wire.data, input);
  const problems = step.check(value, input);
  return problems.length === 0 ? { ok: true, value, rung } : { ok: false, problems: bounded(problems), isTruncated: isCut };
}

type Parsed = { value: unknown; rung: Rung } | { problem: string; isTruncated: boolean };

function parsedAnswer(text: string, isCut: boolean, fits: (value: unknown) => boolean): Parsed {
  const whole = strictJson(text);
  // JSON in a JSON text: the answer was written out twice.
  if (whole && typeof whole.value !== "string") return { value: whole.value, rung: "as-sent" };
  const bare = withoutThinking(whole && typeof whole.value === "string" ? whole.value : text);

  const embedded = embeddedJson(bare);
  const fitting = embedded.find(fits);
  if (fitting !== undefined) return { value: fitting, rung: "fence" };
  if (isCut) return { problem: "The answer was cut off before its end.", isTruncated: true };
  if (embedded.length > 0) return { value: embedded[0], rung: "fence" };

  const rest = repairable(bare);
  if (rest === undefined) return { problem: "The answer holds no JSON object.", isTruncated: false };
  // Whatever the server says of its end: nobody can tell a last bracket that was forgotten from a list of which the rest is missing.
  if (endsInside(bare)) return { problem: "The answer ends inside of a value.", isTruncated: true };
  const repaired = repairedJson(rest);
  return repaired ? { value: repaired.value, rung: "repair" } : { problem: "The answer is no JSON, and cannot be repaired into any.", isTruncated: false };
}

function schemaProblems(issues: readonly { path: readonly PropertyKey[]; message: string }[]): string[] {
  return bounded(issues.map((issue) => `${issue.path.length === 0 ? "The answer" : issue.path.map(String).join(".")}: ${issue.message}`));
}

function bounded(problems: readonly string[]): string[] {
  const shown = problems.slice(0, MAX_PROBLEMS).map((problem) => cutText(problem, MAX_PROBLEM_CHARACTERS));
  return problems.length > MAX_PROBLEMS ? [...shown, `And ${problems.length - MAX_PROBLEMS} more.`] : shown;
}
