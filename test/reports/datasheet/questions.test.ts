import { describe, expect, it } from "vitest";
import { LANGUAGES } from "@/lib/reports/datasheet/languages";
import { QUESTIONS } from "@/lib/reports/datasheet/questions";

/** Numbers of HEDS 3.0: Belz and Thomson 2024, arXiv 2412.07940. */
const NUMBERS = [
  "1.1.1 1.1.2 1.2 1.3.1.1 1.3.1.2 1.3.1.3 1.3.2.1 1.3.2.2 1.3.2.3", "2.1 2.2 2.3 2.4 2.5",
  "3.1.1 3.1.2 3.1.3.1 3.1.3.2 3.1.3.3 3.2.1 3.2.2.1 3.2.2.2 3.2.2.3 3.2.2.4 3.2.3 3.2.4 3.2.5 3.3.1 3.3.2 3.3.3.1 3.3.3.2 3.3.4.1 3.3.4.2 3.3.5 3.3.6 3.3.7 3.3.8",
  "4.1.1 4.1.2 4.1.3 4.2.1 4.2.2 4.2.3 4.3.1.1 4.3.1.2 4.3.2 4.3.3 4.3.4 4.3.5 4.3.6 4.3.7 4.3.8 4.3.9 4.3.10 4.3.11.1 4.3.11.2 4.3.12.1 4.3.12.2", "5.1 5.2 5.3 5.4",
].flatMap((section) => section.split(" "));

describe("the questions", () => {
  it("are the 62 of HEDS 3.0, in its order, each with an element of its own", () => {
    expect(QUESTIONS.map((question) => question.number)).toEqual(NUMBERS);
    expect(NUMBERS).toHaveLength(62);
    expect(new Set(QUESTIONS.map((question) => question.field)).size).toBe(62);
  });

  it("are 30 that the platform answers, 6 that it drafts and 26 that are asked", () => {
    const inMode = (mode: string) => QUESTIONS.filter((question) => question.mode === mode).length;
    expect([inMode("auto"), inMode("draft"), inMode("ask")]).toEqual([30, 6, 26]);
  });

  it("have the element ids of the form, its misspelling kept", () => {
    const field = (number: string) => QUESTIONS.find((question) => question.number === number)?.field;
    expect(field("1.3.2.2")).toBe("heds-paper_and_resources-names_and_affiliations-contact_author-affiliation");
    expect(field("3.3.3.1")).toBe("heds-sample_evaluators_design-experimental_design-quality_assurance-method");
    expect(field("4.3.2")).toBe("heds-criteria-criterion-response_elicitation-participant_criterion_definiiton");
    expect(field("4.3.12.2")).toBe("heds-criteria-criterion-response_elicitation-intra_annotator-intra_annotator_agreement_score");
    for (const question of QUESTIONS) expect(question.perCriterion, question.number).toBe(question.field.startsWith("heds-criteria-criterion-"));
  });

  it("have options where one chooses, numbered from 1 without a gap", () => {
    for (const { number, kind, options } of QUESTIONS) {
      expect(options.length > 0, number).toBe(kind === "radio" || kind === "checkbox");
      expect(options.map((option) => option.number), number).toEqual(options.map((_, index) => index + 1));
    }
  });

  it("have as many options as the form", () => {
    const counts = Object.fromEntries(QUESTIONS.filter(({ options }) => options.length > 0).map(({ number, options }) => [number, options.length]));
    expect(counts).toEqual({
      "1.1.1": 4, "1.2": 2, "2.1": 15, "2.2": 14, "2.3": 20, "2.4": 185, "2.5": 185, "3.1.2": 6, "3.2.2.1": 3, "3.2.2.2": 4, "3.2.2.3": 3, "3.2.2.4": 3, "3.3.1": 2,
      "3.3.3.1": 7, "3.3.5": 5, "3.3.6": 5, "3.3.7": 8, "4.1.1": 3, "4.1.2": 3, "4.1.3": 3, "4.2.1": 2, "4.2.2": 2, "4.2.3": 2, "4.3.5": 5, "4.3.8": 11, "5.2": 2, "5.3": 2,
    });
  });
});

describe("languages", () => {
  it("stand where the form has them", () => {
    const numberOf = (label: string) => LANGUAGES.find((language) => language.label === label)?.number;
    const known = { Bislama: 21, Chinese: 30, Czech: 37, Danish: 38, English: 42, French: 49, Galician: 53, Greenlandic: 58, Hindi: 65, Interlingue: 73, Sardinian: 141, Spanish: 150, Tahitian: 156, Yoruba: 182, Zulu: 184 };
    expect(Object.fromEntries(Object.keys(known).map((label) => [label, numberOf(label)]))).toEqual(known);
    expect(new Set(LANGUAGES.map((language) => language.label)).size).toBe(185);
    expect([LANGUAGES[0]?.alone, LANGUAGES.at(-1)?.explain]).toEqual([true, true]);
  });
});
