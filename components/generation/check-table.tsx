import type { Route } from "next";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { Table, Td, Th } from "@/components/ui/table";
import type { ShownCheck } from "@/lib/generation/grown-parts";
import { CHECK_NAMES } from "@/lib/mcu/checks/check-names";
import { isWarning } from "@/lib/mcu/checks/is-fit";
import type { CheckName, Place } from "@/lib/mcu/checks/types";

/** Scores have more digits than anybody reads; counts have none. */
const rounded = (value: number) => Number(value.toFixed(4));

/** Those whose threshold is one of a score: of a rule there is nothing to calibrate. */
const SCORED = new Set(["near-duplicates", "nsfw", "image-text", "contradiction"]);

function Calibrated({ calibrated, calibration }: Pick<ShownCheck, "calibrated" | "calibration">) {
  return (
    <span className="block text-[12.5px] text-soft">
      {!calibrated ? "not calibrated" : calibration
        ? <>calibrated: yes, on <Link href={`/generate/thresholds#calibration-${calibration.id}` as Route} className="text-accent underline underline-offset-2">{calibration.n} rated pictures or items</Link></>
        : "calibrated: yes"}
    </span>
  );
}

/** What was checked, against what, and what was not: absent is never passed. */
export function CheckTable({ checks }: { checks: readonly ShownCheck[] }) {
  return (
    <Table caption="Checks of this episode">
      <thead><tr><Th>Check</Th><Th>Result</Th><Th numeric>Value</Th><Th numeric>Threshold</Th><Th>What it means</Th></tr></thead>
      <tbody>
        {checks.map(({ check, value, threshold, passed, calibrated, calibration, places, note }) => (
          <tr key={check}>
            <Td>{CHECK_NAMES[check as CheckName] ?? check}</Td>
            <Td>{passed === null ? <Chip>not checked</Chip> : passed ? <Chip tone="good">passed</Chip> : isWarning(check as CheckName) ? <Chip tone="warn">look at it</Chip> : <Chip tone="danger">failed</Chip>}</Td>
            <Td numeric>{value === null ? "–" : rounded(value)}</Td>
            <Td numeric>{threshold === null ? "–" : Array.isArray(threshold) ? threshold.join(" to ") : typeof threshold === "number" ? rounded(threshold) : threshold}{SCORED.has(check) && threshold !== null && <Calibrated calibrated={calibrated} calibration={calibration} />}</Td>
            <Td className="max-w-[28rem] min-w-64 text-[13px] text-soft">{note}{passed === false && places[0] && <span className="block text-ink">{placeText(places[0])}{places.length > 1 && ` (and ${places.length - 1} more)`}</span>}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function placeText({ session, utterance, detail }: Place): string {
  const where = [session !== null && `session ${session}`, utterance !== null && `utterance ${utterance}`].filter(Boolean).join(", ");
  return where === "" ? detail : `${where}: ${detail}`;
}
