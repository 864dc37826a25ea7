import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DatasheetAnswers, NO_ANSWERS, withAnswer } from "@/lib/reports/datasheet/answers";
import type { DatasheetFacts } from "@/lib/reports/datasheet/facts";
import { fillDatasheet } from "@/lib/reports/datasheet/fill";
import { hedsFile, hedsJson } from "@/lib/reports/datasheet/heds-json";
import { QUESTIONS } from "@/lib/reports/datasheet/questions";
import { COMPARISON, criterion, RATING, UNSTARTED } from "./sample-facts";

const made = (facts: DatasheetFacts, answers: DatasheetAnswers = NO_ANSWERS) => hedsJson(fillDatasheet(facts, answers));
const LIST = "heds-criteria-criterion";
const EVALUATORS = "heds-sample_evaluators_design-evaluators";
const RESPONSE = "heds-criteria-criterion-response_elicitation";

describe("the form's JSON", () => {
  it("has every element of every question, and nothing else", () => {
    const expected = QUESTIONS.flatMap(({ field, options }) => (options.length === 0 ? [field] : [...options.map((option) => `${field}-${option.number}`), `${field}-other_text`]));
    for (const facts of [RATING, COMPARISON, UNSTARTED]) expect(Object.keys(made(facts)).sort()).toEqual([...expected, LIST].sort());
  });

  it("writes text, chosen options and their explanation as the form stores them", () => {
    const answers = withAnswer(withAnswer(NO_ANSWERS, "3.2.2.2", null, { text: "By the hour.", options: [4] }), "5.1", null, { text: "Board of the faculty.\nNo. 7", options: [] });
    const json = made(RATING, answers);
    expect(json[`${EVALUATORS}-number_of_evaluators`]).toEqual({ data: { "": "9" }, control: {} });
    expect(json[`${EVALUATORS}-evaluators-payment-4`]).toEqual({ data: { "": true }, control: {}, text: { "": "" } });
    expect(json[`${EVALUATORS}-evaluators-payment-1`]).toEqual({ data: { "": false }, control: {}, text: { "": "" } });
    expect(json[`${EVALUATORS}-evaluators-payment-other_text`]).toEqual({ data: { "": "By the hour." }, control: {} });
    expect(json["heds-ethics-review_body"]).toEqual({ data: { "": "Board of the faculty.\nNo. 7" }, control: {} });
  });

  it("lists the criteria, exactly one of them shown, and keys what is asked of each by its name", () => {
    const json = made(RATING, withAnswer(NO_ANSWERS, "4.1.1", "coherence", { text: "", options: [2] }));
    expect(json[LIST]).toEqual({ data: {}, control: { Coherence: true, Consistency: false }, text: {} });
    expect(json[`${RESPONSE}-verbatim_question`]).toEqual({ data: { Coherence: "How much coherence is there?", Consistency: "How much consistency is there?" }, control: {} });
    expect(json[`${RESPONSE}-scale_presented_as-1`]).toEqual({ data: { Coherence: true, Consistency: true }, control: {}, text: { Coherence: "", Consistency: "" } });
    expect(json["heds-criteria-criterion-criteria-quality_type-2"]).toEqual({ data: { Coherence: true }, control: {}, text: { Coherence: "" } });
    expect(json[`${RESPONSE}-participant_criterion_definiiton`]?.data).toEqual({ Coherence: "What coherence means.\n1 (Not at all): Nothing follows.", Consistency: "no definition given" });
  });

  it("gives a radio at most one option for each criterion", () => {
    const json = made(COMPARISON);
    for (const { field, options } of QUESTIONS.filter((question) => question.kind === "radio")) {
      for (const name of ["", "Flow"]) expect(options.filter((option) => json[`${field}-${option.number}`]?.data[name] === true).length, field).toBeLessThanOrEqual(1);
    }
  });

  it("leaves open what nobody answered or confirmed", () => {
    const json = made(RATING);
    expect(json["heds-ethics-review_body"]).toEqual({ data: {}, control: {} });
    expect(json["heds-sample_evaluators_design-sample-statistical_power-value"]).toEqual({ data: {}, control: {} });
    expect(json["heds-paper_and_resources-resources-links-1"]?.data).toEqual({});
  });

  it("keeps to one line where the form has one", () => {
    const json = made(RATING, withAnswer(NO_ANSWERS, "1.3.1.2", null, { text: " University \n of  X", options: [] }));
    expect(json["heds-paper_and_resources-names_and_affiliations-person_completing_this_sheet-affiliation"]?.data).toEqual({ "": "University of X" });
  });

  it("has names of criteria that the form, which writes them as markup, can find again", () => {
    const names = ["<img src=x onerror=alert(1)>", "Q&A", "Flow", "Flow", "|", "__proto__"];
    const json = made({ ...RATING, criteria: names.map((name, index) => criterion(`key_${index}`, { name })) });
    const control = json[LIST]?.control ?? {};
    expect(Object.keys(control)).toEqual(["img src=x onerror=alert(1)", "Q and A", "Flow (key_2)", "Flow (key_3)", "key_4", "__proto__"]);
    expect(Object.values(control).filter(Boolean)).toHaveLength(1);
    // What evaluators saw is told as it was.
    expect(Object.values(json[`${RESPONSE}-qc_name-participant_criterion_name`]?.data ?? {})).toEqual(names);
  });

  it("is the same bytes for the same sheet, and valid JSON, whatever the words", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (words) => {
      const facts = { ...RATING, criteria: [criterion("flow", { name: words, question: words })] };
      const file = hedsFile(fillDatasheet(facts, withAnswer(NO_ANSWERS, "5.4", null, { text: words, options: [] })));
      expect(file).toBe(hedsFile(fillDatasheet(structuredClone(facts), withAnswer(NO_ANSWERS, "5.4", null, { text: words, options: [] }))));
      const [name = ""] = Object.keys((JSON.parse(file) as Record<string, { control: object }>)[LIST]?.control ?? {});
      expect(name).toMatch(/^[^<>&|]+$/);
    }), { numRuns: 15 });
  });
});
