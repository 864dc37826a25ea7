/** What the aligner cannot do by itself, done by a run's job: decoding and fetching in a process of their own, drawing cards here. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { Asker } from "@/lib/images/asker";
import { drawCard } from "@/lib/mcu/aligner/card/draw-card";
import type { AlignShell } from "@/lib/mcu/aligner/shell";
import { MODULES } from "@/lib/mcu/steps/plan-rule";
import { AdaptiveLimit } from "@/lib/mcu/engines/limiter";
import { figureFonts } from "@/lib/reports/figures/data";
import { outcomeSchema, type PictureOutcome, type PictureQuestion } from "./picture-message";

/** @property close ends the process; whatever is asked afterwards fails. */
export type PictureRoom = Omit<AlignShell, "askPlan"> & { close: () => void };

/** Of each way, asked for, being fetched, or waiting for the one decoder: a server may give 30 MB each, and many at once. */
const UNDECODED = 24;
/** The one that is decoded, and the next in line: as text a picture takes a third more than it is. */
const AT_DECODER = 2;

const never = () => false;

/** The process is started by the first question. */
export function openPictureRoom(): PictureRoom {
  const rooms = new Map(MODULES.map((way) => [way, new AdaptiveLimit({ max: UNDECODED })]));
  const atDecoder = new AdaptiveLimit({ max: AT_DECODER });
  const asker = new Asker<PictureQuestion, PictureOutcome>({
    entry: join(import.meta.dirname, "picture-child.ts"), outcome: outcomeSchema, died: (_question, why) => ({ problem: `the process that decodes it died: ${why}`.slice(0, 500) }),
  });
  return {
    async fetchImage(url, signal) {
      signal.throwIfAborted();
      const outcome = await asker.ask({ url });
      if ("problem" in outcome) throw new Error(outcome.problem);
      return Buffer.from(outcome.bytes, "base64");
    },
    inRoom: (way, work, signal) => (rooms.get(way) as AdaptiveLimit).run(work, signal, never),
    async preparePicture(source, signal) {
      const outcome = await atDecoder.run(() => asker.ask({ bytes: source.toString("base64") }), signal, never);
      if ("problem" in outcome) return outcome;
      const bytes = Buffer.from(outcome.bytes, "base64");
      return { ...outcome, bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
    },
    drawCard: (card) => drawCard(card, figureFonts()),
    clock: () => performance.now(),
    close: () => asker.close(),
  };
}
