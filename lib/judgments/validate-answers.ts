/** Whether answers fit the protocol that their assignment pins. */
import type { Problem } from "@/lib/errors";
import { criteriaOf, type Protocol } from "@/lib/studies/protocol";
import type { Answer } from "./schema";

/** @returns what is wrong, each with its place in the request; none if the answers can be stored. */
export function answerProblems(protocol: Protocol, answers: readonly Answer[]): Problem[] {
  const problems: Problem[] = [];
  const criteria = new Map(criteriaOf(protocol).map((criterion) => [criterion.key, criterion]));
  const seen = new Set<string>();
  answers.forEach((answer, index) => {
    const wrong = (field: string, message: string) => problems.push({ path: `answers.${index}.${field}`, message });
    const criterion = criteria.get(answer.criterion);
    if (!criterion) return wrong("criterion", `"${answer.criterion}" is no criterion of this study`);
    if (seen.has(answer.criterion)) return wrong("criterion", `"${answer.criterion}" is answered twice`);
    seen.add(answer.criterion);
    if (answer.value !== null && answer.nonResponse !== null) return wrong("nonResponse", "stands beside a value; give one of the two");
    if (answer.value === null && answer.nonResponse === null) return wrong("value", `${criterion.name} has no answer`);
    if (answer.nonResponse !== null && !criterion.allowCannotJudge) return wrong("nonResponse", `${criterion.name} has to be judged`);
    if (answer.value !== null && !criterion.scale.some((point) => point.value === answer.value)) {
      const points = criterion.scale.map((point) => point.value).join(", ");
      return wrong("value", `${answer.value} is not on the scale of ${criterion.name} (${points})`);
    }
  });
  for (const criterion of protocol.criteria) {
    const known = seen.has(criterion.key);
    if (!known) problems.push({ path: "answers", message: `${criterion.name} has no answer` });
  }
  return problems;
}
