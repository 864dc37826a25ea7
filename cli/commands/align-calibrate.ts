import { Option, type Command } from "commander";
import { getCalibration, readProposals } from "@/lib/calibrations/data";
import { adoptThreshold } from "@/lib/calibrations/mutations";
import { CALIBRATED_SCORES, DEFAULT_CRITERION, type CalibratedScore } from "@/lib/calibrations/schema";
import type { Proposal } from "@/lib/calibrations/types";
import { operatorEngineAdmin } from "@/lib/engines/access";
import { AppError } from "@/lib/errors";
import { operatorGenerator } from "@/lib/generation/access";
import { UsageError } from "../usage-error";
import { studyById } from "./study-input";

type Options = { criterion: string; score: CalibratedScore; adopt?: boolean; model?: string; json?: boolean };

/** Adds `calibrate` to the `align` command: a threshold of the aligner from the ratings of a study. */
export function registerAlignCalibrate(align: Command): void {
  align
    .command("calibrate")
    .description("say which threshold the ratings of a study speak for, and adopt it if wanted; exit 1 where they speak for none")
    .argument("<study>", "id of the rating study")
    .option("--criterion <key>", "criterion about pictures against what is said", DEFAULT_CRITERION)
    .addOption(new Option("--score <score>", "score that the threshold is for").choices(CALIBRATED_SCORES).default("clip"))
    .option("--adopt", "have runs that are asked for from now on use it")
    .option("--model <model>", "with --adopt, where pictures were scored by several models: whose threshold")
    .option("--json", "print one JSON object on the last line")
    // As the parent has it too, the flag is the parent's wherever it stands.
    .action(async (study: string, _own: Options, command: Command) => calibrate(study, command.optsWithGlobals<Options>()));
}

async function calibrate(study: string, { criterion, score, adopt, model, json }: Options): Promise<void> {
  if (model !== undefined && !adopt) throw new UsageError("--model goes with --adopt");
  const studyId = await studyById(study);
  const found = await readProposals(operatorEngineAdmin, studyId, { study, criterion, score });
  if (!adopt) {
    console.log(json ? JSON.stringify(found) : found.reason ?? found.proposals.map(proposalText).join("\n\n"));
    if (!found.proposals.some(({ threshold }) => threshold !== null)) process.exitCode = 1;
    return;
  }
  const meant = found.proposals.filter(({ scorer }) => model === undefined || scorer.model === model);
  const [proposal] = meant;
  if (!proposal) throw new AppError("unprocessable", found.reason ?? `No picture of this study was scored by ${model}.`);
  if (meant.length > 1) throw new UsageError(`Pictures were scored by several models: name one with --model. ${meant.map(({ scorer }) => scorer.model).join(", ")}`);
  const id = await adoptThreshold(operatorEngineAdmin, studyId, { study, criterion, score, ...proposal.scorer });
  const adopted = await getCalibration(operatorGenerator, id);
  console.log(json ? JSON.stringify(adopted) : `${proposalText(adopted.proposal)}\nadopted: ${id}`);
}

const between = (interval: Proposal["aucInterval"]) => (interval?.ci ? ` (${(interval.ci.level * 100).toFixed(0)} % interval ${interval.ci.low.toFixed(4)} to ${interval.ci.high.toFixed(4)})` : "");

function proposalText({ score, scorer, threshold, reason, thresholdInterval, youden, auc, aucInterval, unit, n, relevant, items, answers, left, method }: Proposal): string {
  const leftOut = Object.entries({ "not rated": left.unrated, "without a stored picture": left.withoutPicture, "with a picture that was not scored": left.unscored, "with several pictures": left.severalPictures }).filter(([, count]) => count > 0);
  return [
    `${score} of ${scorer.model}${scorer.revision ? ` (${scorer.revision})` : ""}: ${threshold === null ? "no threshold" : `at least ${threshold.toFixed(4)}${between(thresholdInterval)}`}`,
    ...(reason ? [reason] : [`Youden's J ${youden?.toFixed(3)}, area under the curve ${auc?.toFixed(3)}${between(aucInterval)}`]),
    `${n} ${unit === "picture" ? "pictures" : "items"}, ${relevant} of them relevant, ${answers} answers to ${items} items${leftOut.length > 0 ? `; left out: ${leftOut.map(([why, count]) => `${count} ${why}`).join(", ")}` : ""}`,
    ...method,
  ].join("\n");
}
