import { describe, expect, it } from "vitest";
import type { Answer } from "@/lib/judgments/schema";
import { answerProblems } from "@/lib/judgments/validate-answers";
import { protocolSchema } from "@/lib/studies/protocol";
import { makeAnswers, makeProtocol } from "../studies/made-protocol";

const protocol = protocolSchema.parse(makeProtocol());
const [coherence, images] = makeAnswers() as [Answer, Answer];
const problems = (...answers: Answer[]) => answerProblems(protocol, answers).map(({ path, message }) => `${path}: ${message}`);

describe("answerProblems", () => {
  it("takes each criterion once, in any order, with a point of its scale or a reason that it allows", () => {
    expect(problems(images, coherence)).toEqual([]);
    expect(problems(coherence, { ...images, value: null, nonResponse: "cannot_judge" })).toEqual([]);
  });

  it("names what does not fit, with its place", () => {
    expect(problems({ ...coherence, value: 0 }, images)).toEqual(["answers.0.value: 0 is not on the scale of Coherence (1, 2, 3, 4)"]);
    expect(problems(coherence)).toEqual(["answers: Images has no answer"]);
    expect(problems(coherence, images, coherence)).toEqual(['answers.2.criterion: "coherence" is answered twice']);
    expect(problems(coherence, images, { ...images, criterion: "charm" })).toEqual(['answers.2.criterion: "charm" is no criterion of this study']);
    expect(problems({ ...coherence, value: null, nonResponse: "cannot_judge" }, images)).toEqual(["answers.0.nonResponse: Coherence has to be judged"]);
    expect(problems(coherence, { ...images, nonResponse: "image_missing" })).toEqual(["answers.1.nonResponse: stands beside a value; give one of the two"]);
    expect(problems(coherence, { ...images, value: null })).toEqual(["answers.1.value: Images has no answer"]);
  });
});
