/** A dataset's card: what it is, what is in it, what is missing. Pure. */
import { markdownText } from "@/lib/reports/markdown-text";
import type { Facets } from "../search/types";
import type { DatasetCounts, DatasetDetail, ImageStateCounts } from "../types";
import { licenceHead } from "./licence-head";

const number = (value: number) => value.toLocaleString("en-GB");
const counted = (value: number, word: string) => `${number(value)} ${word}${value === 1 ? "" : "s"}`;
/** Of a cell: a bar would end it. */
const cell = (text: string) => markdownText(text).replaceAll("|", "\\|");

const SIZES = [[1_000, "n<1K"], [10_000, "1K<n<10K"], [100_000, "10K<n<100K"], [1_000_000, "100K<n<1M"]] as const;
const sizeOf = (episodes: number) => SIZES.find(([limit]) => episodes < limit)?.[1] ?? "1M<n<10M";

/** YAML as Hugging Face reads it: takes JSON's strings. */
function head({ title, licence, counts }: DatasetDetail): string[] {
  const origins = (["collected", "synthetic", "scripted"] as const).filter((origin) => counts.origins[origin] > 0);
  return [
    "---", `pretty_name: ${JSON.stringify(title)}`, ...licenceHead(licence), "task_categories:", "- text-generation", "tags:", ...["concord", "dialogue", ...origins].map((tag) => `- ${tag}`),
    "size_categories:", `- ${sizeOf(counts.episodes)}`, "---", "",
  ];
}

const table = (columns: readonly string[], rows: readonly (readonly string[])[]) => [
  `| ${columns.join(" | ")} |`, `|${columns.map(() => " --- ").join("|")}|`, ...rows.map((row) => `| ${row.join(" | ")} |`), "",
];

const spread = (values: DatasetCounts["sessionsPerEpisode"]) => (values ? `${values.median} in the middle, ${values.min} to ${values.max}` : "none");

/** What a reader should know before relying on it. */
export function missingOf({ counts }: Pick<DatasetDetail, "counts">, facets: Facets | null): string[] {
  const { episodes, images } = counts;
  const lacking = (known: number | undefined, what: string) => (known === undefined || known === episodes ? [] : [`${counted(episodes - known, "episode")} of ${number(episodes)} ${what}.`]);
  const all = Object.values(images).reduce((sum, count) => sum + count, 0);
  const pictures = (count: number, one: string, many: string) => (count === 0 ? [] : [`${counted(count, "image share")} of ${number(all)} ${count === 1 ? one : many}.`]);
  return [
    ...pictures(images.remote, "is known by address only and has not been fetched", "are known by address only and have not been fetched"),
    ...pictures(images.missing, "has no picture: no file brought it", "have no picture: no file brought them"),
    ...pictures(images.refused, "was refused: its file is no picture that can be shown", "were refused: their files are no pictures that can be shown"),
    ...lacking(facets?.age.known, "do not say an age"), ...lacking(facets?.span.known, "have no date that can be read"),
  ];
}

const LIMITS = [
  "What comes in is taken as it stands: dates, ages and places are those of the source and are not checked against each other here.",
  "Counts are of the version named above; pictures that arrive later change their states, not the dialogues.",
  "Made text is marked episode by episode (`origin`), as far as the source or whoever imported it said so.",
];

function people(facets: Facets | null): string[] {
  const named = (["countries", "genders", "categories", "relations"] as const).flatMap((facet) => {
    const values = facets?.values[facet] ?? [];
    const shown = values.slice(0, 10).map(({ value, count }) => `${markdownText(value)} (${number(count)})`);
    return values.length === 0 ? [] : [`- ${facet.charAt(0).toUpperCase()}${facet.slice(1)}: ${shown.join(", ")}${values.length > 10 ? ` and ${values.length === 100 ? "at least " : ""}${values.length - 10} more` : ""}`];
  });
  const { min, max } = facets?.age ?? { min: null, max: null };
  return [...(min !== null && max !== null ? [`- Ages: ${min} to ${max}`] : []), ...named];
}

export function cardMarkdown(dataset: DatasetDetail, facets: Facets | null): string {
  const { slug, title, description, licence, version, format, counts, versions } = dataset;
  const states = (images: ImageStateCounts) => [number(images.stored), number(images.remote), number(images.missing), number(images.refused)];
  const who = people(facets);
  const missing = missingOf(dataset, facets);
  const named = (facet: "sources" | "modules") => (facets?.values[facet] ?? []).map(({ value, count }) => `${markdownText(value)} (${counted(count, "episode")})`).join(", ") || "none named";
  return [
    ...head(dataset),
    `# ${markdownText(title)}`, "", ...(description.trim() === "" ? [] : [markdownText(description), ""]),
    `\`${slug}\`, version ${version}, read as ${markdownText(format)}.`, "",
    licence.trim() === "" ? "No licence was stated: ask whoever it is from before you hand it on." : `Licence: ${markdownText(licence)}.`, "",
    "## What is in it", "",
    ...table(["episodes", "sessions", "turns", "image shares"], [[number(counts.episodes), number(counts.sessions), number(counts.turns), number(counts.imageShares)]]),
    `- Sessions per episode: ${spread(counts.sessionsPerEpisode)}`, `- Turns per session: ${spread(counts.turnsPerSession)}`, `- Images per episode: ${spread(counts.imagesPerEpisode)}`,
    `- Dates: ${counts.firstDate && counts.lastDate ? `${counts.firstDate.slice(0, 10)} to ${counts.lastDate.slice(0, 10)}` : "none that can be read"}`, "",
    "## Origin of the text", "",
    ...table(["collected from people", "made by a model", "scripted"], [[number(counts.origins.collected), number(counts.origins.synthetic), number(counts.origins.scripted)]]),
    ...(who.length > 0 ? ["## People", "", ...who, ""] : []),
    "## Pictures", "",
    ...table(["", "stored", "not fetched", "missing", "refused"], [["shared in turns", ...states(counts.images)], ["albums and faces", ...states(counts.otherImages)]]),
    `- Sources: ${named("sources")}`, `- Modules: ${named("modules")}`, "",
    "## What is missing", "", ...(missing.length > 0 ? missing.map((line) => `- ${line}`) : ["Nothing that was counted."]), "",
    "## Versions", "",
    ...table(["version", "published", "format", "episodes", "sessions", "image shares", "import"], versions.map((one) => [
      String(one.number), one.publishedAt.slice(0, 10), cell(one.format), number(one.counts.episodes), number(one.counts.sessions), number(one.counts.imageShares), `\`${one.jobId.slice(0, 8)}\``,
    ])),
    "## Known limits", "", ...LIMITS.map((line) => `- ${line}`), "",
  ].join("\n");
}
