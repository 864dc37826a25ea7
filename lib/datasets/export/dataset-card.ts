/** README.md of an export: what is in it in words, and the head that Hugging Face `datasets` reads. Pure. */
import { markdownText } from "@/lib/reports/markdown-text";
import { slicePhrases } from "@/lib/studies/slice-text";
import { licenceHead } from "../card/licence-head";
import type { ExportManifest } from "./manifest";

export type CardConfig = { name: string; path: string; features?: readonly string[] };
export type CardFacts = Pick<ExportManifest, "dataset" | "counts" | "scriptedLeftOut" | "settings" | "pictures" | "beyondLayout">;

/** The head of a card: YAML takes JSON's strings. */
function head({ dataset, counts }: CardFacts, configs: readonly CardConfig[]): string[] {
  const { collected, synthetic, scripted } = counts.origins;
  const tags = ["concord", ...(collected > 0 ? ["collected"] : []), ...(synthetic > 0 ? ["synthetic"] : []), ...(scripted > 0 ? ["scripted"] : [])];
  const featured = configs.filter(({ features }) => features !== undefined);
  return [
    "---", `pretty_name: ${JSON.stringify(dataset.title)}`, ...licenceHead(dataset.licence), "tags:", ...tags.map((tag) => `- ${tag}`),
    "configs:",
    ...configs.flatMap(({ name, path }, index) => [`- config_name: ${name}`, ...(index === 0 ? ["  default: true"] : []), "  data_files:", "  - split: train", `    path: ${JSON.stringify(path)}`]),
    ...(featured.length > 0 ? ["dataset_info:"] : []),
    ...featured.flatMap(({ name, features }) => [`- config_name: ${name}`, "  features:", ...(features ?? []).map((line) => `  ${line}`)]),
    "---", "",
  ];
}

export function datasetCard(facts: CardFacts, configs: readonly CardConfig[], body: readonly string[]): string {
  return [...(configs.length > 0 ? head(facts, configs) : []), ...body, ""].join("\n");
}

/** The part that every card of an export has: what, of what, how much, and who made it. */
export function cardStart({ dataset, counts, scriptedLeftOut, settings }: CardFacts): string[] {
  const { episodes, sessions, turns, imageShares } = counts;
  return [
    `# ${markdownText(dataset.title)}`, "",
    ...(dataset.description.trim() === "" ? [] : [markdownText(dataset.description), ""]),
    `Version ${dataset.version} of the dataset \`${dataset.slug}\`${sliceWords(settings)}: ${counted(episodes, "episode")}, ${counted(sessions, "session")}, ${counted(turns, "turn")}, ${counted(imageShares, "picture")} shared.`, "",
    ...originWords(counts.origins, scriptedLeftOut), "",
    dataset.licence.trim() === "" ? "No licence was stated when the data came in: ask whoever it is from before you hand it on." : `Licence: ${markdownText(dataset.licence)}.`, "",
  ];
}

function sliceWords({ slice, episodes }: CardFacts["settings"]): string {
  const phrases = [...slicePhrases(slice), ...(episodes ? ["episodes chosen by id"] : [])];
  return phrases.length > 0 ? `, a slice of it (${markdownText(phrases.join(", "))})` : "";
}

function originWords({ collected, synthetic, scripted }: CardFacts["counts"]["origins"], leftOut: number): string[] {
  const lines = [
    ...(scripted > 0 ? [`**${counted(scripted, "episode")} made by a script to try the software: no data about people or models.**`] : []),
    ...(synthetic > 0 ? [`${counted(synthetic, "episode")} written by a model (\`synthetic\`).`] : []),
    ...(collected > 0 ? [`${counted(collected, "episode")} as collected.`] : []),
    ...(leftOut > 0 ? [`${counted(leftOut, "scripted episode")} of this version left out.`] : []),
  ];
  return lines.length > 0 ? [...lines.map((line) => `- ${line}`), "", "Each episode says its own: `origin` in JSONL (collected where nothing is said), `concord:origin` in parquet, `origin` beside each picture."] : ["It has no episodes."];
}

function counted(count: number, word: string): string {
  return `${count.toLocaleString("en-US")} ${word}${count === 1 ? "" : "s"}`;
}
