/** Where a run's pictures come from and where they are kept. */
import { pictureName, imageStore, storeAt, storePicture } from "@/lib/images/store";
import { isPlain } from "@/lib/images/strip";
import type { AlignerSettings } from "@/lib/mcu/aligner/settings";
import { ALIGNER_DEFAULTS } from "@/lib/mcu/aligner/settings";
import type { Candidate } from "@/lib/mcu/aligner/types";
import type { Engines } from "@/lib/mcu/ports";
import type { OtherEngines } from "./data";
import type { KnownEngines } from "./logged-ports";
import { openPictureRoom, type PictureRoom } from "./align-shell";

export type KeptPicture = { sha256: string; mime: string; width: number; height: number; bytes: number };

export type Gallery = {
  engines: Engines;
  /** Whether anybody can be asked for a picture at all: without, no model plans for one. */
  hasEngines: boolean;
  settings: AlignerSettings;
  /** Who they are, and what they cost. */
  known: KnownEngines;
  room: PictureRoom;
  /** As it is seen: engines look at pixels as they lie. */
  read: (sha256: string, signal: AbortSignal) => Promise<Buffer | null>;
  /** Stores what may be kept: candidates without bytes are none of those. */
  keep: (candidates: readonly Candidate[]) => Promise<KeptPicture[]>;
  close: () => void;
};

/** @param others null for a script, which draws cards in place of pictures; a model's episode has none where there is no engine for them. */
export function openGallery(others: OtherEngines | null, thresholds: AlignerSettings["thresholds"]): Gallery {
  const { engines, known } = others ?? { engines: {}, known: {} };
  const room = openPictureRoom();
  const store = imageStore();
  return {
    engines, known, room, hasEngines: [engines.images, engines.retrieval, engines.web].some((port) => port !== undefined), settings: { ...ALIGNER_DEFAULTS, thresholds, card: others === null },
    async read(sha256, signal) {
      const bytes = (await (await storeAt(store)).read(sha256)) ?? null;
      if (bytes === null || isPlain(bytes)) return bytes;
      // One that turns out to be damaged is as good as none.
      const upright = await room.preparePicture(bytes, signal);
      return "problem" in upright ? null : upright.bytes;
    },
    async keep(candidates) {
      const kept = new Map<string, KeptPicture>();
      for (const { bytes, mime, width, height } of candidates) {
        if (bytes === null || mime === null || width === null || height === null) continue;
        const sha256 = pictureName(bytes);
        if (kept.has(sha256)) continue;
        await storePicture(store, bytes);
        kept.set(sha256, { sha256, mime, width, height, bytes: bytes.length });
      }
      return [...kept.values()];
    },
    close: () => room.close(),
  };
}
