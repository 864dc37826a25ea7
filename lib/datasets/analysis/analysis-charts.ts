/** Every chart of an analysis, by name: title, model, and the sentence that says how it was made and from how much. Pure. */
import { count, counted, fixed, percent } from "@/lib/reports/number-text";
import { ageGroupLabel, ageGroups } from "./age-groups";
import { binBars, type CountBars, countBars, frequencyBars, valueBars } from "./count-bars";
import type { Bin, Summary } from "./distribution";
import type { FrequencyTable } from "./frequency";
import { INTERVAL_UNITS } from "./intervals";
import type { AnalysisBody } from "./schema";

export type AnalysisChart = {
  key: AnalysisChartKey;
  group: ChartGroup;
  title: string;
  /** Mean, median and the like; null where there is nothing to sum up. */
  lead: string | null;
  model: CountBars;
  methods: string;
  /** Stands where there is no bar. */
  none: string;
};

export const CHART_GROUPS = ["people", "personas", "images", "time", "length"] as const;
export type ChartGroup = (typeof CHART_GROUPS)[number];
export const CHART_GROUP_TITLES: Record<ChartGroup, string> = {
  people: "People", personas: "Personas", images: "Images", time: "Time and experience", length: "Length",
};

export const ANALYSIS_CHARTS = [
  "age", "gender", "birthplace", "residence", "entity-keys", "entity-values", "categories", "relations", "image-sources", "modules", "share-position", "images-per-session",
  "images-per-episode", "intervals", "intervals-written", "operations", "sessions-per-episode", "turns-per-session", "utterance-characters", "utterance-words",
] as const;
export type AnalysisChartKey = (typeof ANALYSIS_CHARTS)[number];

const episodes = { one: "episode", many: "episodes" };
const sessions = { one: "session", many: "sessions" };
const shares = { one: "image share", many: "image shares" };
const utterances = { one: "utterance", many: "utterances" };

export function analysisCharts(body: AnalysisBody): AnalysisChart[] {
  return ANALYSIS_CHARTS.map((key) => ({ key, ...CHARTS[key](body) }));
}

type Made = Omit<AnalysisChart, "key">;
const CHARTS: Record<AnalysisChartKey, (body: AnalysisBody) => Made> = {
  age: ({ age, size }) => ({
    group: "people", title: "Age", lead: summaryText(age.summary, "years"), none: "No episode states an age.",
    model: binBars("age in years", episodes, ageGroups(age), ageGroupLabel),
    methods: `Age of the persona in groups of ten years, the lower one included, n = ${stated(age.summary?.n ?? 0, size.episodes)}.`,
  }),
  gender: (body) => names(body, "people", "gender", "Gender", "gender", "Gender as the source names it"),
  birthplace: (body) => names(body, "people", "birthplace", "Country of birth", "birthplace", "Birthplace as the source names it"),
  residence: (body) => names(body, "people", "residence", "Country of residence", "residence", "Residence as the source names it"),
  "entity-keys": (body) => names(body, "personas", "entityKey", "Persona entities", "entity key", "Key of the persona entity, underscores read as spaces"),
  "entity-values": (body) => names(body, "personas", "entityValue", "Values of persona entities", "entity value", "Value of the persona entity"),
  categories: (body) => names(body, "personas", "personaCategory", "Persona categories", "category", "Persona category"),
  relations: (body) => names(body, "personas", "relation", "Commonsense relations", "relation", "Commonsense relation between persona and inference"),
  "image-sources": ({ imageSource, size }) => ({
    group: "images", title: "Sources of images", lead: ratioText(imageSource, "internet", "device"), none: "No image share names where its picture comes from.",
    model: frequencyBars("source", shares, imageSource), methods: `Source that an image share names (STARK's “mobile” is device), n = ${stated(imageSource.n, size.imageShares, shares)}.`,
  }),
  modules: ({ imageModule, size }) => ({
    group: "images", title: "Modules that served images", lead: null, none: "No image share names a module.",
    model: frequencyBars("module", shares, imageModule), methods: `Module that an image share names, n = ${stated(imageModule.n, size.imageShares, shares)}.`,
  }),
  "share-position": ({ sharePosition, size }) => ({
    group: "images", title: "Where in a session images are shared", lead: null, none: "No picture is shared.",
    model: countBars("tenth of the session", shares, size.imageShares === 0 ? [] : sharePosition.map((times, index) => ({ name: `${index * 10} to ${index * 10 + 10}%`, exact: (index + 1) / 10, count: times }))),
    methods: `Middle of the turn that shares the picture, over the turns of its session; upper end of a tenth not included. n = ${counted(size.imageShares, "image share")}.`,
  }),
  "images-per-session": ({ imagesPerSession }) => values("images", "Images per session", "images", sessions, imagesPerSession, "Image shares in the turns of a session, sessions without a picture included"),
  "images-per-episode": ({ imagesPerEpisode }) => values("images", "Images per episode", "images", episodes, imagesPerEpisode, "Image shares in all sessions of an episode, episodes without a picture included"),
  intervals: ({ intervals: { byDate, undated } }) => ({
    group: "time", title: "Time between sessions, by date", lead: summaryText(byDate.summary, "days"), none: "No two sessions in a row have dates.",
    model: binBars("time between sessions", { one: "pair of sessions", many: "pairs of sessions" }, byDate.bins, dayLabel),
    methods: `Days of the calendar from one session to the next, n = ${counted(byDate.summary?.n ?? 0, "pair of sessions in a row", "pairs of sessions in a row")} that both have a date; ${counted(undated, "pair has", "pairs have")} not.`,
  }),
  "intervals-written": ({ intervals: { written } }) => ({
    group: "time", title: "Time between sessions, as written", lead: summaryText(written.days, "days"), none: "The source writes no intervals.",
    model: countBars("unit", { one: "interval", many: "intervals" }, written.n === 0 ? [] : [
      ...INTERVAL_UNITS.filter((unit) => written.units[unit] > 0).map((unit) => ({ name: `${unit}s`, count: written.units[unit] })),
      ...(written.n > written.readable ? [{ name: "names no number", count: written.n - written.readable }] : []),
    ]),
    methods: `Unit of the interval as the source wrote it ${written.of === "events" ? "in the sequence of life events" : "beside a session"}, n = ${counted(written.n, "interval")}, of which ${count(written.readable)} name a number; a month is 30.44 days, a year 365.25.`,
  }),
  operations: ({ operations: { of, add, update, missing } }) => ({
    group: "time", title: "Experience operations", lead: add + update === 0 ? null : `add : update = ${percent(add / (add + update), 1)} : ${percent(update / (add + update), 1)}`, none: "The source names no operations.",
    model: countBars("operation", { one: "experience", many: "experiences" }, add + update === 0 ? [] : [{ name: "add", count: add }, { name: "update", count: update }]),
    methods: `Whether an experience is new (add) or changes an earlier one (update), as named ${of === "events" ? "in the sequence of life events" : "beside sessions"}, n = ${count(add + update)}; ${counted(missing, of === "events" ? "event names" : "session names", of === "events" ? "events name" : "sessions name")} none.`,
  }),
  "sessions-per-episode": ({ sessionsPerEpisode }) => values("length", "Sessions per episode", "sessions", episodes, sessionsPerEpisode, "Sessions of an episode"),
  "turns-per-session": ({ turnsPerSession }) => values("length", "Turns per session", "turns", sessions, turnsPerSession, "Turns of a session, also those that are only a picture"),
  "utterance-characters": ({ utteranceCharacters: { summary, bins } }) => ({
    group: "length", title: "Length of utterances in characters", lead: summaryText(summary, "characters"), none: "No turn has words.",
    model: binBars("characters", utterances, bins, (bin) => binLabel(bin)), methods: `Characters (code points) of each turn with words, n = ${counted(summary?.n ?? 0, "utterance")}.`,
  }),
  "utterance-words": ({ utteranceWords: { summary, bins } }) => ({
    group: "length", title: "Length of utterances in words", lead: summaryText(summary, "words"), none: "No turn has words.",
    model: binBars("words", utterances, bins, (bin) => binLabel(bin)),
    methods: `Words between blanks in each turn with words, n = ${counted(summary?.n ?? 0, "utterance")}. Languages that are written without blanks are better counted in characters.`,
  }),
};

type NameField = "gender" | "birthplace" | "residence" | "entityKey" | "entityValue" | "personaCategory" | "relation";

function names(body: AnalysisBody, group: ChartGroup, field: NameField, title: string, what: string, how: string): Made {
  const table = body[field];
  const kept = table.distinct > table.top.length ? ` The table has the ${table.top.length} most frequent of ${count(table.distinct)}.` : "";
  return {
    group, title, lead: table.n === 0 ? null : counted(table.distinct, "name"), none: `No episode states ${what === "entity key" || what === "entity value" ? "an" : "a"} ${what}.`,
    model: frequencyBars(what, episodes, table), methods: `${how}, capitals and blanks aside, n = ${stated(table.n, body.size.episodes)}.${kept}`,
  };
}

function values(group: ChartGroup, title: string, what: string, of: { one: string; many: string }, { summary, values: all }: AnalysisBody["turnsPerSession"], how: string): Made {
  return { group, title, lead: summaryText(summary, what), none: `There is no ${of.one}.`, model: valueBars(what, of, all), methods: `${how}, n = ${counted(summary?.n ?? 0, of.one, of.many)}.` };
}

function stated(n: number, all: number, of = episodes): string {
  return `${counted(n, of.one, of.many)} that ${n === 1 ? "states" : "state"} one; ${count(all - n)} ${all - n === 1 ? "does" : "do"} not`;
}

/** "internet : device = 60.8% : 39.2%", where both are named. */
function ratioText({ top }: FrequencyTable, one: string, other: string): string | null {
  const of = (name: string) => top.find((entry) => entry.name.toLowerCase() === name)?.count ?? 0;
  const both = of(one) + of(other);
  return of(one) === 0 || of(other) === 0 ? null : `${one} : ${other} = ${percent(of(one) / both, 1)} : ${percent(of(other) / both, 1)}`;
}

function summaryText(summary: Summary | null, unit: string): string | null {
  if (!summary) return null;
  const number = (value: number) => (Number.isInteger(value) ? count(value) : fixed(value, 1));
  return `Mean ${fixed(summary.mean, 2)} ${unit}, ${summary.sd === null ? "" : `SD ${fixed(summary.sd, 2)}, `}median ${number(summary.median)}; the middle 90% from ${number(summary.p5)} to ${number(summary.p95)}, all from ${number(summary.min)} to ${number(summary.max)}.`;
}

function binLabel({ from, to }: Bin): string {
  if (from === null) return `under ${count(to ?? 0)}`;
  if (to === null) return `${count(from)} and more`;
  return to - from === 1 ? count(from) : `${count(from === 0 ? 1 : from)} to ${count(to - 1)}`;
}

function dayLabel(bin: Bin): string {
  if (bin.from === null) return "back in time";
  if (bin.from === 0 && bin.to === 1) return "the same day";
  return `${binLabel(bin)} days`;
}
