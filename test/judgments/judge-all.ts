/** Everybody judges everything that the study hands out, one evaluator after the other. */
import type { Answer } from "@/lib/judgments/schema";
import { makeSubmission } from "../studies/made-protocol";
import { type MadeStudy, queueOf } from "../studies/made-study";
import { openItem, receiptOf, submit } from "./desk-api";

/** @param answersFor by how many judgments came before. */
export async function judgeAll({ id, evaluators }: Pick<MadeStudy, "id" | "evaluators">, answersFor: (place: number) => Answer[]): Promise<void> {
  let place = 0;
  for (const person of evaluators) {
    for (let next = (await queueOf({ id }, person)).assignments[0]; next; next = (await queueOf({ id }, person)).assignments[0]) {
      await openItem(person, next.id);
      await receiptOf(submit(person, makeSubmission(next.id, { answers: answersFor(place) })));
      place += 1;
    }
  }
}
