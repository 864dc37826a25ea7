/** A picture for a wish: planned, made or found, scored, and its candidates stored. A run's steps and alignments on their own are the same here. */
import { align } from "@/lib/mcu/aligner/align";
import type { AskPlan } from "@/lib/mcu/aligner/plan";
import { askStep, type StepCall } from "@/lib/mcu/answer/ask-step";
import type { PictureWish } from "@/lib/mcu/perform";
import { pictureRecord, type PictureRecord } from "@/lib/mcu/picture-record";
import type { ChatPort } from "@/lib/mcu/ports";
import type { Gallery, KeptPicture } from "./gallery";
import { setAside, type LoggedCall } from "./logged-call";
import { loggedPorts } from "./logged-ports";

export type AlignedWish = { record: PictureRecord; /** By now in the store. */ pictures: KeptPicture[]; /** All requests but those for the plan, which went to `onPlan`; of each picture with what the filters said. */ asked: LoggedCall[] };

type Means = { gallery: Gallery; /** Null: the rule plans. */ chat: ChatPort | null; seed: number; signal: AbortSignal; onPlan: (call: StepCall) => void; /** As each ends. */ onAsked?: (call: LoggedCall) => void };

/** @throws the signal's reason where it is aborted. */
export async function alignWish({ person, ...wish }: PictureWish, { gallery, chat, seed, signal, onPlan, onAsked }: Means): Promise<AlignedWish> {
  const askPlan: AskPlan | null = chat && gallery.hasEngines ? async (step, input) => (await askStep(chat, step, input, { seed, signal, onCall: onPlan })).output : null;
  const face = person?.face ? await gallery.read(person.face, signal) : null;
  const asked: LoggedCall[] = [];
  const engines = loggedPorts(gallery.engines, gallery.known, (call) => {
    asked.push(call);
    onAsked?.(call);
  });
  const alignment = await align({ ...wish, person: person && { ...person, face }, seed }, engines, gallery.settings, { ...gallery.room, askPlan }, signal);
  return {
    record: pictureRecord(wish.description, alignment, engines),
    // Stored before it is spoken of; the same bytes are stored once.
    pictures: await gallery.keep(alignment.candidates), asked: setAside(asked, alignment.candidates),
  };
}
