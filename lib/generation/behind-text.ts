/** What a run waits for, in words. */
import { counted } from "@/lib/reports/number-text";

/** Behind "Waiting"; null where it waits for no other run. */
export function behindText(behind: number): string | null {
  if (behind === 0) return null;
  return behind === 1 ? "behind another run" : `behind ${counted(behind, "other run")}`;
}
