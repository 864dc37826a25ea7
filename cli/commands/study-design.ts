import { Argument, type Command } from "commander";
import { operator } from "@/lib/datasets/access";
import { prepareDatabase } from "@/lib/db/prepare";
import { designText, previewText } from "@/lib/reports/design-text";
import { previewSample, readDesignAudit } from "@/lib/studies/design/data";
import { revealSources } from "@/lib/studies/mutations";
import { type StudyInputSent, studyInputSchema } from "@/lib/studies/protocol";
import { comparisonTemplate, starkTemplate } from "@/lib/studies/template";
import { UsageError } from "../usage-error";
import { readStudyFile, studyById } from "./study-input";

type Flags = { json?: boolean };
const KINDS = ["rating", "comparison"] as const;
type Kind = (typeof KINDS)[number];

/** Adds `concord study template|preview|design|reveal`: before a study starts, and how a comparison was laid out. */
export function registerStudyDesign(study: Command): void {
  study
    .command("template")
    .description("a study file to begin with, on standard output: STARK's seven ratings, or its six comparisons")
    .addArgument(new Argument("<kind>", "what evaluators do").choices(KINDS))
    .requiredOption("--dataset <slug...>", "one for ratings; for a comparison the first meets each of the others")
    .option("--evaluators <email...>", "people with an account", [])
    .action((kind: Kind, { dataset, evaluators }: { dataset: string[]; evaluators: string[] }) => {
      console.log(JSON.stringify(templateFor(kind, dataset, evaluators), null, 2));
    });

  study
    .command("preview")
    .description("what a study from this file would draw: pairs, what is left out, how well the sides match")
    .argument("<file>", "as for create")
    .option("--json", "print one JSON object")
    .action(async (file: string, { json }: Flags) => {
      const { sources, protocol } = readStudyFile(file);
      await prepareDatabase();
      const preview = await previewSample(operator, sources, protocol);
      process.stdout.write(json ? `${JSON.stringify(preview)}\n` : previewText(preview));
    });

  study
    .command("design")
    .description("the counterbalanced plan of a comparison, held against what has been judged")
    .argument("<id>", "id of the study")
    .option("--json", "print one JSON object")
    .action(async (id: string, { json }: Flags) => {
      const audit = await readDesignAudit(await studyById(id));
      process.stdout.write(json ? `${JSON.stringify(audit)}\n` : designText(audit));
    });

  study
    .command("reveal")
    .description("name the sources of a running comparison in its results; it cannot be taken back, and later exports say so")
    .argument("<id>", "id of the study")
    .option("--json", "print one JSON object")
    .action(async (id: string, { json }: Flags) => {
      const studyId = await studyById(id);
      await revealSources(null, studyId);
      console.log(json ? JSON.stringify({ id: studyId, revealed: true }) : "the sources are named from now on");
    });
}

/** STARK is made by models, so the text of the sample may be too. */
function templateFor(kind: Kind, datasets: string[], evaluators: string[]): StudyInputSent {
  const [first = ""] = datasets;
  if (kind === "rating") {
    if (datasets.length > 1) throw new UsageError("A rating study draws from one dataset.");
    return { name: `Ratings of ${first}`, dataset: first, evaluators, protocol: { ...starkTemplate, includeScripted: true } };
  }
  if (datasets.length < 2) throw new UsageError("A comparison needs two datasets or more.");
  const contrasts = datasets.slice(1).map((_, index): [number, number] => [1, index + 2]);
  const input: StudyInputSent = {
    name: `${first} against ${datasets.slice(1).join(" and ")}`, sources: datasets.map((dataset) => ({ dataset })), evaluators,
    protocol: { ...comparisonTemplate, includeScripted: true, contrasts },
  };
  studyInputSchema.parse(input);
  return input;
}
