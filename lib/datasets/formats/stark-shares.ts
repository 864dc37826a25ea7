/**
 * The pictures of one turn of a STARK session. Each parallel list has one cell per turn, and a cell is a scalar,
 * a list (ranked candidates of one picture, or one entry per picture) or a list of lists (candidates per picture).
 */
import type { ImageCandidate, ImageShare } from "../model";
import { decodeEscapes, isMissing, scalarText } from "./values";

export type ShareCells = {
  keys: unknown; urls?: unknown; descriptions: unknown; rationales: unknown; sources: unknown; keywords: unknown; modules: unknown; deviceReferences: unknown;
};

/** "url:" and "face:" say which repository holds the picture; the member there has the bare key. */
export function bareKey(value: unknown): string | undefined {
  const text = scalarText(value)?.trim().replace(/^(url|face|image):/i, "");
  return text === "" ? undefined : text;
}

/** Keys and addresses stand in parallel lists: those at one place are ways to the same picture. */
function candidates(keyCell: unknown, urlCell: unknown): ImageCandidate[] {
  const [keys, urls] = [keyCell, urlCell].map((cell) => (Array.isArray(cell) ? cell.flat(3) : [cell])) as [unknown[], unknown[]];
  return Array.from({ length: Math.max(keys.length, urls.length) }, (_, index): ImageCandidate => {
    const [key, url] = [bareKey(keys[index]), scalarText(urls[index])];
    return { ...(key === undefined ? {} : { key }), ...(url === undefined ? {} : { url }) };
  }).filter(({ key, url }) => key !== undefined || url !== undefined);
}

/** How many pictures the turn shares: 0, 1, or as many as its lists have entries. */
function shareCount(cells: ShareCells): number {
  const perPicture = [cells.descriptions, cells.rationales, cells.sources, cells.modules].filter(Array.isArray).map((list) => list.length);
  for (const ways of [cells.keys, cells.urls]) if (Array.isArray(ways) && ways.some(Array.isArray)) perPicture.push(ways.length);
  if (perPicture.length > 0) return Math.max(...perPicture);
  const isEmpty = [cells.keys, cells.urls, cells.descriptions, cells.sources, cells.modules, cells.rationales]
    .every((cell) => Array.isArray(cell) ? cell.flat(3).every(isMissing) : isMissing(cell));
  return isEmpty ? 0 : 1;
}

/** A flat list longer than the pictures it is for: what is left over belongs to the last, so that no key is lost. */
function waysOf(cell: unknown, index: number, count: number): unknown {
  if (count === 1 || !Array.isArray(cell)) return cell;
  return index === count - 1 ? cell.slice(index) : cell[index];
}

function words(cell: unknown): string[] {
  const parts = Array.isArray(cell) ? cell.flat(3) : (scalarText(cell)?.split(",") ?? []);
  return parts.map(scalarText).filter((word) => word !== undefined).map((word) => decodeEscapes(word).trim());
}

const isBlank = (cell: unknown) => cell === undefined || cell === null || cell === "";

export function readShares(cells: ShareCells): ImageShare[] {
  // Most turns share none.
  if (isBlank(cells.keys) && isBlank(cells.urls) && isBlank(cells.descriptions) && isBlank(cells.sources) && isBlank(cells.modules) && isBlank(cells.rationales)) return [];
  const count = shareCount(cells);
  const pick = (cell: unknown, index: number): unknown => (count > 1 && Array.isArray(cell) ? cell[index] : cell);
  const text = (cell: unknown, index: number) => {
    const chosen = pick(cell, index);
    const value = scalarText(Array.isArray(chosen) ? chosen[0] : chosen);
    return value === undefined ? undefined : decodeEscapes(value);
  };
  const shares = Array.from({ length: count }, (_, index): ImageShare => {
    const source = text(cells.sources, index);
    return {
      candidates: candidates(waysOf(cells.keys, index, count), waysOf(cells.urls, index, count)),
      description: text(cells.descriptions, index),
      rationale: text(cells.rationales, index),
      source: source === "mobile" ? "device" : source,
      keywords: words(pick(cells.keywords, index)),
      module: text(cells.modules, index),
      deviceReference: text(cells.deviceReferences, index),
    };
  });
  // Lists of several pictures are padded with empty entries by some files.
  return shares.filter((share) => share.candidates.length > 0 || share.description || share.source || share.module || share.rationale);
}
