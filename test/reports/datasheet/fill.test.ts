import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type DatasheetAnswers, NO_ANSWERS, withAnswer } from "@/lib/reports/datasheet/answers";
import { datasheetFactsSchema, type DatasheetFacts } from "@/lib/reports/datasheet/facts";
import { fillDatasheet } from "@/lib/reports/datasheet/fill";
import { filledDatasheetSchema } from "@/lib/reports/datasheet/filled";
import { QUESTIONS } from "@/lib/reports/datasheet/questions";
import { AGREEMENT, COMPARISON, criterion, RATING, UNSTARTED } from "./sample-facts";

const filled = (facts: DatasheetFacts, number: string, key: string | null = null, answers: DatasheetAnswers = NO_ANSWERS) => {
  const question = fillDatasheet(facts, answers).questions.find((candidate) => candidate.number === number);
  return question?.answers.find((answer) => (answer.criterion?.key ?? null) === key);
};
const text = (facts: DatasheetFacts, number: string, key: string | null = null) => filled(facts, number, key)?.answer?.text;
const options = (facts: DatasheetFacts, number: string, key: string | null = null) => filled(facts, number, key)?.answer?.options;
const give = (answers: DatasheetAnswers, number: string, words: string, key: string | null = null) => withAnswer(answers, number, key, { text: words, options: [] });

describe("a rating study that is done", () => {
  it("has everything that the platform can know", () => {
    const sheet = fillDatasheet(RATING, NO_ANSWERS);
    expect(filledDatasheetSchema.parse(sheet)).toEqual(sheet);
    const automatic = sheet.questions.filter((question) => question.mode === "auto");
    // Nobody tells the platform an affiliation, and it publishes no screenshots.
    expect(automatic.filter((question) => !question.isAnswered).map((question) => question.number)).toEqual(["1.3.1.2", "3.3.4.1"]);
    expect([sheet.answered, sheet.of]).toEqual([28, 62]);
    expect(sheet.missing).toContainEqual({ number: "4.1.1", criterion: "consistency" });
    expect(sheet.questions.filter((question) => question.mode === "draft").flatMap((question) => question.answers.map((answer) => answer.source))).toEqual(Array(6).fill("drafted"));
    expect(sheet.warnings).toEqual([]);
  });

  it("says what was drawn, judged and by whom", () => {
    expect(text(RATING, "3.1.1")).toBe("97 of 100 drawn: single sessions of STARK, version 3, each with at least one counted judgment.");
    expect(options(RATING, "3.1.2")).toEqual([1]);
    expect(text(RATING, "3.2.1")).toBe("9");
    expect(options(RATING, "3.2.2.4")).toEqual([2]);
    expect(text(RATING, "3.2.4")).toContain("9 of 10 confirmed");
    expect(text(RATING, "3.3.3.2")).toContain("2 judgments beyond the number");
    expect(text(RATING, "3.3.4.2")).toContain("with the persona");
    expect(text(RATING, "3.3.8")).toContain("280 judgments on desktop computers, 11 judgments on phones");
    expect(text({ ...RATING, sample: { ...RATING.sample, judgedItems: 100 } }, "3.1.1")).toMatch(/^100: /);
    expect(options({ ...RATING, sample: { ...RATING.sample, isEverything: true } }, "3.1.2")).toEqual([6]);
  });

  it("says of each criterion what evaluators saw and how far they agree", () => {
    expect(text(RATING, "4.3.1.1", "coherence")).toBe("Coherence");
    expect(text(RATING, "4.3.2", "coherence")).toBe("What coherence means.\n1 (Not at all): Nothing follows.");
    expect(text(RATING, "4.3.2", "consistency")).toBe("no definition given");
    expect(text(RATING, "4.3.3", "coherence")).toBe("4");
    expect(text(RATING, "4.3.4", "consistency")).toBe("1 (Not at all), 2 (A little), 3 (Mostly), 4 (Fully); besides, “cannot judge”");
    expect(text(RATING, "4.3.7", "coherence")).toBe("How much coherence is there?");
    expect([options(RATING, "4.2.2", "coherence"), options(RATING, "4.3.8", "coherence")]).toEqual([[1], [2]]);
    expect(text(RATING, "4.3.11.1", "coherence")).toMatch(/^Krippendorff's alpha, ordinal; 95% interval by delete-one jackknife on the eta scale/);
    expect(text(RATING, "4.3.11.2", "coherence")).toBe("0.41 [0.30, 0.52]; percent agreement 62% (100 items, 9 evaluators, 300 answers)");
    expect(text(RATING, "4.3.12.1", "coherence")).toBe("IntraAA not assessed");
    expect(text(RATING, "3.1.3.2")).toBe("Half-widths of the 95% intervals of Krippendorff's alpha: Coherence ± 0.11; Consistency ± 0.11.");
  });

  it("knows statements to agree with from ratings of a quality", () => {
    const scale = ["Strongly disagree", "Disagree", "Agree", "Strongly agree"].map((label, index) => ({ value: index + 1, label, definition: "" }));
    expect(options({ ...RATING, criteria: [criterion("flow", { scale })] }, "4.3.8", "flow")).toEqual([1]);
  });

  it("gives the reason where there is no alpha, and says so where it has no interval", () => {
    const withAgreement = (more: object) => ({ ...RATING, criteria: [criterion("flow", { agreement: [{ ...AGREEMENT, ...more }] })] });
    expect(text(withAgreement({ alpha: null, reason: "All answers are the same.", low: null, high: null }), "4.3.11.2", "flow")).toBe("undefined: All answers are the same. (100 items, 9 evaluators, 300 answers)");
    expect(text(withAgreement({ low: null, high: null }), "4.3.11.2", "flow")).toMatch(/^0\.41 \(no interval\)/);
    expect(text(withAgreement({ alpha: -0.004, low: -0.2, high: 0.1 }), "4.3.11.2", "flow")).toMatch(/^0\.00 \[-0\.20, 0\.10\]/);
  });
});

describe("a comparison that hides its sources", () => {
  it("tells nothing by which an alias could be matched with a source", () => {
    expect(text(COMPARISON, "3.1.1")).toBe("97 pairs of 100 drawn with at least one counted judgment. How many conversations of each source these are is told once sources are named.");
    expect(text(COMPARISON, "4.3.11.2", "flow")).toMatch(/^Source 1 against Source 2: 0\.41/);
    const named = { ...COMPARISON, sources: COMPARISON.sources.map((source, index) => ({ ...source, judged: 40 + index })) };
    expect(text(named, "3.1.1")).toBe("40: single sessions of STARK, version 3; 41: single sessions of DialogCC, version 1 (at most 40 turns). They met in 97 pairs of 100 drawn with at least one counted judgment.");
  });

  it("is relative, matched, and has its own scores", () => {
    expect([options(COMPARISON, "4.2.2", "flow"), options(COMPARISON, "4.3.8", "flow"), options(COMPARISON, "3.1.2"), options(COMPARISON, "3.2.2.4")]).toEqual([[2], [3], [6], [1]]);
    expect(text(COMPARISON, "3.1.2")).toContain("alike in turns, length");
    expect(text(COMPARISON, "4.3.4", "flow")).toBe("A, Tie, B");
    expect(text(COMPARISON, "4.3.10", "flow")).toContain("Holm");
    expect(text(COMPARISON, "3.3.4.2")).toContain("in a random order");
    expect(fillDatasheet(COMPARISON, NO_ANSWERS).warnings).toEqual(["Interim: 291 of 300 judgments so far. Numbers will change."]);
    expect(fillDatasheet({ ...COMPARISON, judgments: { ...COMPARISON.judgments, counted: 300 } }, NO_ANSWERS).warnings).toEqual([]);
  });
});

describe("a draft", () => {
  it("leaves open what is counted and computed, and says when it comes", () => {
    for (const number of ["3.1.1", "3.2.1", "3.2.2.4"]) expect(filled(UNSTARTED, number)).toMatchObject({ source: "missing", answer: null, origin: "Known with the first counted judgment." });
    expect(filled(UNSTARTED, "4.3.11.2", "coherence")).toMatchObject({ source: "missing", origin: "Known with the first counted judgment." });
    expect(filled(UNSTARTED, "1.3.1.1")).toMatchObject({ source: "missing", origin: null });
    expect([text(UNSTARTED, "3.1.3.1"), text(UNSTARTED, "3.1.3.2")]).toEqual(["N/A: no power analysis was made.", "N/A"]);
    expect(fillDatasheet(UNSTARTED, NO_ANSWERS).warnings).toHaveLength(1);
  });
});

describe("a large study", () => {
  it("says that its numbers are on their way", () => {
    const facts = { ...RATING, criteria: [criterion("flow", { agreement: null })] };
    expect(filled(facts, "4.3.11.2", "flow")).toMatchObject({ source: "missing", answer: null, origin: expect.stringContaining("Being computed") });
    expect([text(facts, "4.3.11.1", "flow"), text(facts, "3.1.3.2")]).toEqual([expect.stringMatching(/^Krippendorff's alpha\. /), "N/A"]);
  });
});

describe("people's answers", () => {
  it("count when nothing is left to say", () => {
    const choose = (number: string, chosen: number[], words = "") => filled(RATING, number, null, withAnswer(NO_ANSWERS, number, null, { text: words, options: chosen }))?.source;
    expect(choose("3.2.2.1", [1])).toBe("given");
    expect([choose("3.2.2.1", [3]), choose("3.2.2.1", [3], "Nobody is."), choose("3.2.2.1", [])]).toEqual(["missing", "given", "missing"]);
    expect([choose("2.4", [42, 49]), choose("2.4", [1, 42], "x"), choose("2.4", [1], "Pictures alone.")]).toEqual(["given", "missing", "given"]);
    expect(filled(RATING, "5.1", null, give(NO_ANSWERS, "5.1", "  "))?.source).toBe("missing");
    // The draft ends with dots where an address belongs: to confirm it as it is would say something untrue.
    expect(text(RATING, "1.2")).toMatch(/Address: …$/);
    expect(choose("1.2", [1], text(RATING, "1.2"))).toBe("missing");
    expect(choose("1.2", [1], text(RATING, "1.2")?.replace("…", "https://example.org/data"))).toBe("given");
  });

  it("confirm a draft, and stand before what the platform would say of what it cannot see", () => {
    const answers = give(give(NO_ANSWERS, "3.1.3.1", "Simulation."), "3.2.4", "An hour of training in a room.");
    expect(filled(RATING, "3.1.3.1", null, answers)).toMatchObject({ source: "given", answer: { text: "Simulation." } });
    expect(filled(RATING, "3.2.4", null, answers)).toMatchObject({ source: "given", answer: { text: "An hour of training in a room." } });
  });

  it("never stand before what was counted or computed", () => {
    const answers = give(give(NO_ANSWERS, "3.2.1", "5000"), "4.3.11.2", "1.00", "coherence");
    expect(filled(RATING, "3.2.1", null, answers)).toMatchObject({ source: "platform", answer: { text: "9" } });
    expect(filled(RATING, "4.3.11.2", "coherence", answers)?.answer?.text).toMatch(/^0\.41/);
  });

  it("complete a sheet, once every criterion has its own", () => {
    let answers = NO_ANSWERS;
    for (const question of QUESTIONS.filter((candidate) => !candidate.isFixed)) {
      for (const key of question.perCriterion ? ["coherence", "consistency"] : [null]) answers = withAnswer(answers, question.number, key, { text: "Said.", options: question.options.length > 0 ? [1] : [] });
    }
    const whole = fillDatasheet(RATING, answers);
    expect([whole.answered, whole.missing]).toEqual([62, []]);
    const lacking = fillDatasheet(RATING, withAnswer(answers, "4.1.2", "coherence", undefined));
    expect([lacking.answered, lacking.missing]).toEqual([61, [{ number: "4.1.2", criterion: "coherence" }]]);
  });
});

describe("simulated evaluators", () => {
  it("are said wherever a reader could take them for people", () => {
    const facts = { ...RATING, evaluators: { ...RATING.evaluators, simulated: 9 } };
    expect(text(facts, "3.3.2")).toContain("9 of 9 evaluators are simulated");
    expect(fillDatasheet(facts, NO_ANSWERS).warnings[0]).toContain("rehearsal");
  });
});

describe("facts", () => {
  it("survive a file, and give the same sheet from it", () => {
    for (const facts of [RATING, COMPARISON, UNSTARTED]) {
      const again = datasheetFactsSchema.parse(JSON.parse(JSON.stringify(facts)));
      expect(fillDatasheet(again, NO_ANSWERS)).toEqual(fillDatasheet(facts, NO_ANSWERS));
    }
  });

  it("may hold any words", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), fc.string(), (name, words) => {
      const facts = { ...RATING, study: { ...RATING.study, title: words }, criteria: [criterion("constructor", { name, question: words, definition: words })] };
      const sheet = fillDatasheet(facts, give(NO_ANSWERS, "4.3.1.2", words, "constructor"));
      expect(sheet.questions.every((question) => question.answers.length === 1)).toBe(true);
      expect(sheet.questions.find((question) => question.number === "4.3.7")?.answers[0]?.answer?.text).toBe(words);
    }), { numRuns: 50 });
  });
});
