import { describe, expect, it } from "vitest";
import { type DatasheetAnswers, NO_ANSWERS } from "@/lib/reports/datasheet/answers";
import { fillDatasheet } from "@/lib/reports/datasheet/fill";
import { type EarlierSheet, offersFrom } from "@/lib/reports/datasheet/offers";
import { RATING } from "./sample-facts";

const said = (text: string, options: number[] = []) => ({ text, options });
const earlier = (study: string, more: Partial<EarlierSheet>): EarlierSheet => ({ study, answers: NO_ANSWERS, isOwn: false, datasets: [], criteria: [], ...more });
const offers = (sheets: EarlierSheet[], answers: DatasheetAnswers = NO_ANSWERS) =>
  offersFrom(sheets, { answers, datasets: ["stark"], criteria: RATING.criteria }, fillDatasheet(RATING, answers)).map(({ number, criterion, answer, from }) => [number, criterion, answer.text || answer.options, from]);

describe("offers", () => {
  it("are a person's own latest words about a person", () => {
    const sheets = [
      earlier("Other's", { answers: { ...NO_ANSWERS, study: { "5.1": said("Not mine") } } }),
      earlier("Newest", { isOwn: true, answers: { ...NO_ANSWERS, study: { "1.3.1.2": said("University of X"), "5.1": said("  "), "3.2.3": said("By post") } } }),
      earlier("Older", { isOwn: true, answers: { ...NO_ANSWERS, study: { "1.3.1.2": said("School of Y"), "5.1": said("Board") } } }),
    ];
    // How evaluators were recruited is another matter in each study, and so is nothing but blanks.
    expect(offers(sheets)).toEqual([["1.3.1.2", null, "University of X", "Newest"], ["5.1", null, "Board", "Older"]]);
  });

  it("are anybody's answers about the same datasets, and about a criterion that asks the same", () => {
    const [coherence, consistency] = RATING.criteria;
    const answers = { study: { "2.2": said("", [8]) }, criteria: { coherence: { "4.1.1": said("", [2]) }, consistency: { "4.1.1": said("", [1]) } } };
    const criteria = [{ key: "coherence", question: coherence?.question ?? "" }, { key: "consistency", question: `${consistency?.question ?? ""} Really?` }];
    expect(offers([earlier("Same", { answers, datasets: ["stark"], criteria })])).toEqual([["2.2", null, [8], "Same"], ["4.1.1", "coherence", [2], "Same"]]);
    expect(offers([earlier("More", { answers, datasets: ["stark", "dialogcc"] })])).toEqual([]);
  });

  it("leave alone what is answered or begun here", () => {
    const sheets = [earlier("Mine", { isOwn: true, answers: { ...NO_ANSWERS, study: { "1.3.1.1": said("R."), "1.3.1.2": said("X"), "5.1": said("Board") } } })];
    expect(offers(sheets, { ...NO_ANSWERS, study: { "1.3.1.2": said("Y"), "5.1": said("") } })).toEqual([]);
  });
});
