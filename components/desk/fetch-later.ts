/** When the parts that are not in the first load are fetched: in time, and only those that the study needs. */
import type { StudyKind } from "@/lib/studies/types";
import { loadClosing } from "./later-closing";
import { partLoads } from "./later-parts";
import { screenLoads } from "./later-screens";

const { rail, strip, ...shared } = partLoads;
const { pairView, endState } = screenLoads;

type Load = () => Promise<unknown>;
const FIRST: Record<StudyKind, readonly Load[]> = { rating: [rail], comparison: [pairView] };
const LATER: Record<StudyKind, readonly Load[]> = { rating: [strip], comparison: [loadClosing] };

/** On their way while the first item still is. */
export function fetchFirstParts(kind: StudyKind): void {
  fetchAll([shared.headerTools, ...FIRST[kind]]);
}

/** As soon as the item is readable, before the network may be gone or the program updated. */
export function fetchLaterParts(kind: StudyKind): void {
  fetchAll([...Object.values(shared), endState, ...LATER[kind]]);
}

function fetchAll(loads: readonly Load[]): void {
  for (const load of loads) void load().catch((error: unknown) => console.info("A part of the desk is not there yet.", error));
}
