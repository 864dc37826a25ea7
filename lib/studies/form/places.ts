/** Where a refused field stands, in the words of the form. */
import type { StudyForm } from "./state";

const PLACES: Record<string, string> = {
  name: "Name", sources: "Sources", evaluators: "Evaluators", "protocol.title": "Title for evaluators", "protocol.instructions": "Instructions",
  "protocol.sample.seed": "Seed", "protocol.contrasts": "Which sources meet", "protocol.pairing": "How pairs are formed", "protocol.pairing.on": "How pairs are formed", "protocol.images": "Images",
  "protocol.handOverMinutes": "Hours until planned work goes to others",
};

/** What a rating study calls an item is a pair in a comparison. */
const placesOf = (one: string, many: string): Record<string, string> => ({
  "protocol.sample.size": many, "protocol.evaluatorsPerItem": `Evaluators per ${one}`, "protocol.leaseMinutes": `Minutes until an untouched ${one} goes on`,
});
const OF_KIND = { rating: placesOf("item", "Items"), comparison: placesOf("pair", "Pairs of every two sources") };

const IN_SLICE: Record<string, string> = {
  origins: "origin", countries: "countries", genders: "genders", age: "age", sessions: "sessions", turns: "turns", images: "images", modules: "modules", idPrefix: "beginning of the id",
};

/** "protocol.criteria.2.scale.0.label" or "sources.1.slice.turns.from" in words. */
export function placeText(path: string, form: Pick<StudyForm, "kind" | "criteria">): string {
  const inCriterion = /^protocol\.criteria\.(\d+)(?:\.(\w+))?(?:\.(\d+))?(?:\.(\w+))?/.exec(path);
  if (inCriterion) {
    const [, index = "0", field, point, part] = inCriterion;
    const name = form.criteria[Number(index)]?.name || `Criterion ${Number(index) + 1}`;
    const where = [field === "key" ? "name in exports" : field, point && `point ${Number(point) + 1}`, part === "label" ? "words" : part].filter(Boolean).join(", ");
    return where ? `${name}, ${where}` : name;
  }
  const inSource = /^sources\.(\d+)(?:\.(\w+))?(?:\.(\w+))?(?:\.(\w+))?/.exec(path);
  if (inSource) {
    const [, index = "0", field, condition, end] = inSource;
    const source = form.kind === "comparison" ? `Source ${Number(index) + 1}, ` : "";
    if (field !== "slice") return source === "" ? "Dataset" : `${source}dataset`;
    const words = [condition && (IN_SLICE[condition] ?? condition), end && (end === "from" ? "at least" : end === "to" ? "at most" : undefined)].filter(Boolean).join(", ");
    return `${source === "" ? "Part of the dataset, " : source}${words}`;
  }
  const places = { ...PLACES, ...OF_KIND[form.kind] };
  return places[path] ?? places[path.replace(/\.\d+$/, "")] ?? path;
}
