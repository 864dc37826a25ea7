/** What a question of the datasheet is. */

/** auto: the platform answers. draft: the platform drafts and a person confirms. ask: a person answers. */
export type QuestionMode = "auto" | "draft" | "ask";
export type QuestionKind = "text" | "integer" | "radio" | "checkbox";

export type QuestionOption = {
  /** In the form's element id: `<field>-<number>`. */
  number: number;
  label: string;
  /** Chosen, it has to be explained in words. */
  explain?: true;
  /** Chosen, it stands alone. */
  alone?: true;
};

/** Whose earlier answers are offered: the same person's, those about the same datasets, those about a criterion that asks the same. */
export type Carried = "person" | "dataset" | "criterion";

export type Question = {
  /** In HEDS 3.0: "3.2.1". */
  number: string;
  /** Element id in the official form. */
  field: string;
  text: string;
  hint: string | null;
  mode: QuestionMode;
  kind: QuestionKind;
  /** Answered once for each criterion of the study. */
  perCriterion: boolean;
  options: readonly QuestionOption[];
  /** The form has one line for it. */
  isLine: boolean;
  /** Counted or computed: nobody may say it differently. */
  isFixed: boolean;
  carried: Carried | null;
};

type Details = Partial<Pick<Question, "hint" | "kind" | "options" | "isLine" | "isFixed" | "carried">>;

export function question(number: string, field: string, mode: QuestionMode, text: string, details: Details = {}): Question {
  return {
    number, field, text, mode, perCriterion: number.startsWith("4."), hint: null, kind: "text", options: [], isLine: false, isFixed: false, carried: null, ...details,
  };
}

export const SECTIONS = [
  { number: "1", title: "Paper and resources", lead: null },
  { number: "2", title: "What was evaluated", lead: "The systems are whatever made the conversations of this study: models, programs, or people in their place." },
  { number: "3", title: "Sample, evaluators and design", lead: null },
  { number: "4", title: "Criteria", lead: "Six questions about each criterion are yours; the others come from the protocol and the results." },
  { number: "5", title: "Ethics", lead: null },
] as const;

export function sectionOf(question: Pick<Question, "number">): string {
  return question.number.charAt(0);
}
