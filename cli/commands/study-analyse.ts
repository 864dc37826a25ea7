import { Argument, type Command, Option } from "commander";
import { computeNow } from "@/lib/reports/analysis/data";
import type { AnalysisRequest } from "@/lib/reports/analysis/request";
import { readItem } from "@/lib/reports/item/data";
import { METRICS, type Metric } from "@/lib/stats/metric";
import type { AuthorizedStudyId } from "@/lib/studies/access";
import { evaluatorsText } from "../ratings-text/evaluators-text";
import { agreementText } from "../ratings-text/agreement-text";
import { itemsText, itemText } from "../ratings-text/items-text";
import { meansText } from "../ratings-text/means-text";
import { planningText } from "../ratings-text/planning-text";
import { parseHalfWidth } from "./plan";
import { studyById } from "./study-input";

const KINDS = ["agreement", "items", "evaluators", "means", "planning"] as const satisfies AnalysisRequest["kind"][];
type Flags = { metric: Metric; first?: string; item?: string; halfWidth?: number; json?: boolean };

/** Adds `analyse` to the `study` command: what the pages Agreement, Items, Evaluators and Planning show. */
export function registerStudyAnalyse(study: Command): void {
  study
    .command("analyse")
    .description("agreement by every coefficient, items by disagreement, diagnostics of evaluators, means or planning, as on the pages of the study")
    .argument("<id>", "id of the study")
    .addArgument(new Argument("<what>", "which of them").choices(KINDS))
    .addOption(new Option("--metric <metric>", "metric of Krippendorff's alpha").choices(METRICS).default("ordinal"))
    .option("--first <source>", "in a comparison, name this source first where it meets another")
    .option("--item <code>", "of items: what everybody answered to this one, for example I0001")
    .option("--half-width <number>", "of planning: half of the width that intervals should have", parseHalfWidth)
    .option("--json", "print one JSON object on the last line")
    .action(async (id: string, what: (typeof KINDS)[number], flags: Flags) => print(flags, ...(await analysis(await studyById(id), what, flags))));
}

type Answer = [body: unknown, lines: readonly string[]];

async function analysis(studyId: AuthorizedStudyId, kind: (typeof KINDS)[number], flags: Flags): Promise<Answer> {
  const { metric, item, first = null, halfWidth = null } = flags;
  switch (kind) {
    case "agreement": {
      const body = await computeNow(studyId, { kind, metric, first });
      return [body, agreementText(body, { withPairs: true })];
    }
    case "items": {
      if (item !== undefined) {
        const answers = await readItem(studyId, item);
        return [answers, itemText(answers)];
      }
      const body = await computeNow(studyId, { kind });
      return [body, itemsText(body)];
    }
    case "evaluators": {
      const body = await computeNow(studyId, { kind, metric, first });
      return [body, evaluatorsText(body)];
    }
    case "means": {
      const body = await computeNow(studyId, { kind, first });
      return [body, [meansText(body, { withRaters: true }).trimEnd()]];
    }
    case "planning": {
      const body = await computeNow(studyId, { kind, metric, first, halfWidth });
      return [body, [planningText(body).trimEnd()]];
    }
  }
}

function print({ json }: Flags, body: unknown, lines: readonly string[]): void {
  console.log(json ? JSON.stringify(body) : lines.join("\n"));
}
