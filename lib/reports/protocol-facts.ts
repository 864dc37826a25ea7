/** The choices of a protocol, in words, for those who run the study. */
import { contrastsOf, type ComparisonProtocol, type Protocol, type RatingProtocol } from "@/lib/studies/protocol";
import { counted } from "./number-text";

export type Fact = readonly [term: string, value: string];

const SHOWN: Record<keyof ComparisonProtocol["show"], string> = {
  persona: "persona", events: "life events", dates: "dates", deviceAlbum: "device pictures", imageDescriptions: "picture descriptions", speakerNames: "speakers' names",
};
const LIKENESS = { turns: "turns", images: "images", length: "length" } as const;
const IMAGES = {
  stored: "both sides share some, all of them stored", shared: "both sides share some", any: "with or without",
} as const;

export function protocolFacts(protocol: Protocol, sources: number): Fact[] {
  return protocol.kind === "rating" ? ratingFacts(protocol, sources) : comparisonFacts(protocol, sources);
}

function shownText(show: RatingProtocol["show"] | ComparisonProtocol["show"], nothing: string): string {
  const on = new Map(Object.entries(show));
  const shown = Object.entries(SHOWN).filter(([part]) => on.get(part) === true).map(([, words]) => words);
  return shown.length > 0 ? shown.join(", ") : nothing;
}

function criteriaText({ criteria, criterionOrder }: Protocol, one: string): string {
  return `${criteria.length}, ${criterionOrder === "fixed" ? "in the same order for all" : `in a random order for each ${one}`}`;
}

function ratingFacts(protocol: RatingProtocol, sources: number): Fact[] {
  return [
    ["Title for evaluators", protocol.title],
    ["One item is", `a ${protocol.unit === "episode" ? "whole episode" : "single session"}`],
    ["Sample", protocol.sample.size === "all" ? "everything" : `${counted(protocol.sample.size, "item")}${sources > 1 ? " of each source" : ""}`],
    ["Seed", protocol.sample.seed],
    ["Evaluators per item", String(protocol.evaluatorsPerItem)],
    ["Text by a model or program", protocol.includeScripted ? "may be drawn" : "left out"],
    ["Beside the conversation", shownText(protocol.show, "nothing")],
    ["Criteria", criteriaText(protocol, "item")],
    ["An untouched item goes on after", counted(protocol.leaseMinutes, "minute")],
  ];
}

function comparisonFacts(protocol: ComparisonProtocol, sources: number): Fact[] {
  const { pairing, sample } = protocol;
  return [
    ["Title for evaluators", protocol.title],
    ["One side is", `a ${protocol.unit === "episode" ? "whole episode" : "single session"}`],
    ["Which sources meet", meetText(protocol, sources)],
    ["Pairs of every two sources", sample.size === "all" ? "as many as there are" : counted(sample.size, "pair")],
    ["Pairs are formed", pairing.method === "random" ? "at random" : `of sides alike in ${pairing.on.map((feature) => LIKENESS[feature]).join(", ")}`],
    ["Images", IMAGES[protocol.images]],
    ["Seed", sample.seed],
    ["Evaluators per pair", String(protocol.evaluatorsPerItem)],
    ["Text by a model or program", protocol.includeScripted ? "may be drawn" : "left out"],
    ["Shown beside the conversations", shownText(protocol.show, "nothing; speakers are numbered")],
    ["Criteria", criteriaText(protocol, "pair")],
    ["Answers", protocol.allowBothBad ? "A, Tie, B, Both bad" : "A, Tie, B"],
    ["At the very end", protocol.askMachineMade ? "evaluators guess, of some pairs with one machine-made side, which one it is" : "nothing is asked"],
    ["An untouched pair goes on after", counted(protocol.leaseMinutes, "minute")],
    ["Planned work goes to others after", hoursText(protocol.handOverMinutes)],
  ];
}

function meetText(protocol: ComparisonProtocol, sources: number): string {
  const contrasts = contrastsOf(protocol, sources);
  if (sources === 2) return "1 with 2";
  const list = contrasts.map(([first, second]) => `${first} with ${second}`).join(", ");
  return protocol.contrasts === "all" ? `all with all: ${list}` : list;
}

function hoursText(minutes: number): string {
  return minutes % 60 === 0 ? counted(minutes / 60, "hour") : counted(minutes, "minute");
}
