/** Answers that the platform can only begin: a person reads, changes and confirms them. Until then they are no answers. */
import { type DatasheetAnswer, TO_FINISH } from "./answers";
import { counted, rounded } from "./count-text";
import type { DatasheetFacts } from "./facts";
import { ofOption, ofText } from "./platform-answers";

export function draftAnswers(facts: DatasheetFacts): Map<string, DatasheetAnswer> {
  const precision = precisionText(facts);
  return new Map([
    ["1.2", ofOption(1, resourcesText(facts))],
    ["3.1.3.1", ofText(precision === null ? "N/A: no power analysis was made." : "No power analysis was made before; the sample is described by the precision that it gave.")],
    ["3.1.3.2", ofText(precision ?? "N/A")],
    ["3.1.3.3", ofText("N/A")],
    ["3.2.5", ofText("The platform asks evaluators for nothing about themselves, and nothing else was collected.")],
    ["3.3.8", ofText(conditionsText(facts))],
  ]);
}

function resourcesText({ study, platform }: DatasheetFacts): string {
  const digest = study.protocolDigest === null ? "" : ` (protocol version ${study.protocolVersion}, SHA-256 ${study.protocolDigest})`;
  return `Export bundle of “${study.title}”${digest}, from which ${platform.name} recomputes every number. Address: ${TO_FINISH}`;
}

/** Intervals as they came out, or null before there are any. */
function precisionText({ criteria }: DatasheetFacts): string | null {
  const widths = criteria.flatMap(({ name, agreement }) =>
    (agreement ?? []).flatMap(({ low, high, between }) => (low === null || high === null ? [] : [`${name}${between === null ? "" : ` (${between})`} ± ${rounded((high - low) / 2)}`])));
  return widths.length === 0 ? null : `Half-widths of the 95% intervals of Krippendorff's alpha: ${widths.join("; ")}.`;
}

function conditionsText({ judgments: { devices } }: DatasheetFacts): string {
  const kinds = [
    devices.desktop > 0 && counted(devices.desktop, "judgment on a desktop computer", "judgments on desktop computers"),
    devices.tablet > 0 && counted(devices.tablet, "judgment on a tablet", "judgments on tablets"),
    devices.phone > 0 && counted(devices.phone, "judgment on a phone", "judgments on phones"),
  ].filter((kind) => kind !== false);
  const seen = kinds.length === 0 ? "" : ` Devices: ${kinds.join(", ")}.`;
  return `Evaluators worked in a browser of their own; place, time of day, screen, and light or dark colours were theirs to choose.${seen}`;
}
