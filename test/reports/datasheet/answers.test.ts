import { describe, expect, it } from "vitest";
import { answerProblems, changedPlaces, type DatasheetAnswers, datasheetAnswersSchema, mergeAnswers, NO_ANSWERS, storedAnswer, withAnswer } from "@/lib/reports/datasheet/answers";

const said = (text: string, options: number[] = []) => ({ text, options });
const problems = (answers: unknown) => answerProblems(datasheetAnswersSchema.parse(answers), ["flow", "images"]).map(({ path, message }) => `${path}: ${message}`);

describe("answers that cannot be", () => {
  it("are named with their place", () => {
    expect(problems({ study: { "9.9": said("x") } })).toEqual(["study.9.9: there is no question 9.9"]);
    expect(problems({ study: { "4.1.1": said("", [1]) } })).toEqual(["study.4.1.1: question 4.1.1 is answered for each criterion"]);
    expect(problems({ criteria: { flow: { "5.1": said("x") } } })).toEqual(["criteria.flow.5.1: question 5.1 is answered once"]);
    expect(problems({ criteria: { gone: { "4.1.1": said("", [1]) } } })).toEqual(['criteria.gone: "gone" is no criterion of this study']);
    expect(problems({ study: { "3.2.1": said("12") } })).toEqual(["study.3.2.1: question 3.2.1 is answered by what was counted"]);
    expect(problems({ study: { "2.2": said("", [15]) } })).toEqual(["study.2.2: question 2.2 has no option 15"]);
    expect(problems({ study: { "3.2.2.1": said("", [1, 2]) } })).toEqual(["study.3.2.2.1: question 3.2.2.1 takes one option"]);
    expect(problems({ study: { "2.1": said("", [8, 8]) } })).toEqual(["study.2.1: an option is chosen twice"]);
    expect(problems({ study: { "5.4": said("", [1]) } })).toEqual(["study.5.4: question 5.4 has no options"]);
  });

  it("are not those that are merely unfinished", () => {
    expect(problems({ study: { "3.2.2.1": said("", [3]), "5.1": said("") }, criteria: { images: { "4.3.1.2": said("") } } })).toEqual([]);
  });

  it.each([
    ["a number that is none", { study: { constructor: said("x") } }],
    ["a key that is none", { criteria: { "<b>": {} } }],
    ["text that cannot be stored", { study: { "5.1": said("\u0000") } }],
    ["too much text", { study: { "5.1": said("x".repeat(10_001)) } }],
    ["fields that nobody knows", { study: {}, other: 1 }],
  ])("are refused as a whole for %s", (_, body) => {
    expect(datasheetAnswersSchema.safeParse(body).success).toBe(false);
  });
});

describe("changing answers", () => {
  const base: DatasheetAnswers = { study: { "5.1": said("one"), "5.4": said("none") }, criteria: { flow: { "4.1.1": said("", [1]) } } };

  it("takes one away, and a criterion that has none left with it", () => {
    expect(withAnswer(base, "4.1.1", "flow", undefined)).toEqual({ study: base.study, criteria: {} });
    expect(storedAnswer(withAnswer(base, "5.1", null, said("two")), "5.1", null)).toEqual(said("two"));
    expect(storedAnswer(base, "4.1.1", "constructor")).toBeUndefined();
  });

  it("finds where two sheets differ, whatever the order of options", () => {
    const other = withAnswer(withAnswer(base, "5.1", null, undefined), "4.1.1", "images", said("", [2]));
    expect(changedPlaces(base, other)).toEqual([{ number: "5.1", criterion: null }, { number: "4.1.1", criterion: "images" }]);
    expect(changedPlaces({ ...NO_ANSWERS, study: { "2.1": said("", [1, 2]) } }, { ...NO_ANSWERS, study: { "2.1": said("", [2, 1]) } })).toEqual([]);
  });

  it("keeps what others changed in the meantime, but where both did", () => {
    const mine = withAnswer(withAnswer(base, "5.1", null, said("mine")), "5.4", null, undefined);
    const theirs = withAnswer(withAnswer(base, "5.1", null, said("theirs")), "4.1.1", "flow", said("", [3]));
    expect(mergeAnswers(base, mine, theirs)).toEqual({ study: { "5.1": said("mine") }, criteria: { flow: { "4.1.1": said("", [3]) } } });
  });
});
