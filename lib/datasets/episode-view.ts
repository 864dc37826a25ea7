/** Puts the rows of an episode together for those who may see it whole. */
import type { ImageView, SessionView } from "./types";

export type ImageRow = Omit<ImageView, "reason" | "src" | "largeSrc" | "width" | "height" | "candidates"> & {
  sessionId: string | null;
  turnIndex: number | null;
  stateReason: string | null;
  candidates: unknown;
  asset: { width: number; height: number } | null;
};

export type SessionRow = Omit<SessionView, "device" | "turns"> & { turns: unknown };

/** Longer addresses (pictures written into the address itself) are of no use on a page. */
const ADDRESS_SHOWN = 2_000;

export function imageAddress(sha256: string, width?: 800 | 1600): string {
  return `/api/v1/images/${sha256}${width ? `?width=${width}` : ""}`;
}

export function imageView(row: ImageRow): ImageView {
  const candidates = (row.candidates as { key?: string; url?: string }[]).map(({ key, url }) => ({ key, url: url?.slice(0, ADDRESS_SHOWN) }));
  const isStored = row.state === "stored" && row.sha256 !== null;
  return {
    id: row.id, place: row.place, state: row.state, reason: row.stateReason, sha256: row.sha256,
    src: isStored && row.sha256 ? imageAddress(row.sha256, 800) : null,
    largeSrc: isStored && row.sha256 ? imageAddress(row.sha256, 1600) : null,
    width: row.asset?.width ?? null, height: row.asset?.height ?? null,
    description: row.description, rationale: row.rationale, source: row.source, keywords: row.keywords, module: row.module,
    category: row.category, deviceReference: row.deviceReference, model: row.model, candidates,
  };
}

/** @param images in the order of their positions. */
export function sessionView(session: SessionRow, images: readonly ImageRow[]): SessionView {
  const own = images.filter((image) => image.sessionId === session.id);
  const at = (place: ImageView["place"], turnIndex: number | null) =>
    own.filter((image) => image.place === place && image.turnIndex === turnIndex).map(imageView);
  const turns = session.turns as { speaker: string; text: string; time?: string }[];
  return {
    id: session.id, number: session.number, date: session.date, dateText: session.dateText, interval: session.interval,
    event: session.event, experience: session.experience, operation: session.operation, summary: session.summary,
    device: at("device", null),
    turns: turns.map((turn, index) => ({
      speaker: turn.speaker, text: turn.text, time: turn.time ?? null, images: at("turn", index), predicted: at("predicted", index),
    })),
  };
}
