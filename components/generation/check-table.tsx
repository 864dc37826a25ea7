import type { Route } from "next";
import Link from "next/link";
import { Chip } from "@/components/ui/chip";
import { Table, Td, Th } from "@/components/ui/table";
import type { ShownCheck } from "@/lib/generation/grown-parts";
import { isWarning } from "@/lib/mcu/checks/is-fit";
import type { CheckName } from "@/lib/mcu/checks/types";

const NAMES: Record<string, string> = {
  sessions: "Number of sessions", dates: "Dates and intervals", album: "References to the device", pictures: "A picture for every share", "pictures-per-session": "Shares per session, at least",
  "pictures-wanted": "Shares per session, wanted", "exact-duplicates": "Same text twice", "near-duplicates": "Nearly the same text", future: "Later events mentioned early", name: "Name used",
  "age-guard": "Faces of minors", nsfw: "Unsuitable pictures", "image-text": "Picture against description", safety: "Safety of what is said", contradiction: "Contradictions of the persona",
};

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
            <Td>{NAMES[check] ?? check}</Td>
            <Td>{passed === null ? <Chip>not checked</Chip> : passed ? <Chip tone="good">passed</Chip> : isWarning(check as CheckName) ? <Chip tone="warn">look at it</Chip> : <Chip tone="danger">failed</Chip>}</Td>
            <Td numeric>{value === null ? "–" : rounded(value)}</Td>
            <Td numeric>{threshold === null ? "–" : Array.isArray(threshold) ? threshold.join(" to ") : typeof threshold === "number" ? rounded(threshold) : threshold}{SCORED.has(check) && threshold !== null && <Calibrated calibrated={calibrated} calibration={calibration} />}</Td>
            <Td className="max-w-[28rem] min-w-64 text-[13px] text-soft">{note}{passed === false && places[0] && <span className="block text-ink">{[places[0].session !== null && `session ${places[0].session}`, places[0].utterance !== null && `utterance ${places[0].utterance}`].filter(Boolean).join(", ")}: {places[0].detail}{places.length > 1 && ` (and ${places.length - 1} more)`}</span>}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
