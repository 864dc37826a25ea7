/** A picture's bytes for those who serve it: whole, or reduced to a width. Reductions are made at first use and kept. */
import { decoder } from "./decoder";
import { handedPicture } from "./handover/data";
import { pictureKind, type PictureMime } from "./kind";
import { isPlain } from "./strip";
import { derivativeStore, imageStore, pictureName, storeAt } from "./store";

export type OpenedImage = { bytes: Buffer; mime: PictureMime };
export type DerivativeWidth = 800 | 1600;

/** One reduction at a time on this process, and each only once however many ask: decoding is the costly part. */
const underway = new Map<string, Promise<OpenedImage | undefined>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * @param width 800 or 1600: a JPEG of at most that width, whatever was stored: formats differ between datasets, and an
 *   evaluator must not tell them by that. Upright and in sRGB, without a word of metadata. A JPEG that is all of this is given as it is.
 * @returns undefined where the store has no such picture, or not as it was stored.
 */
export async function openImage(sha256: string, width: DerivativeWidth | null): Promise<OpenedImage | undefined> {
  if (width === null) return readOriginal(sha256);
  const name = derivativeName(sha256, width);
  const made = await (await storeAt(derivativeStore())).read(name);
  // What was cut off by a fault of the disk is made again.
  const kind = made && pictureKind(made);
  if (made && kind && "mime" in kind) return { bytes: made, mime: kind.mime };
  const running = underway.get(name);
  if (running) return running;
  // The original is read when its turn comes: a page of forty pictures must not hold forty of them.
  const work = last.then(() => reduce(sha256, width));
  last = work.catch(() => undefined); // the next in line does not wait for a success
  underway.set(name, work);
  try {
    return await work;
  } finally {
    underway.delete(name);
  }
}

async function readOriginal(sha256: string): Promise<OpenedImage | undefined> {
  // One that a worker elsewhere has made may be on its way.
  const bytes = (await (await storeAt(imageStore())).read(sha256)) ?? (await handedPicture(sha256));
  if (!bytes) return undefined;
  const kind = pictureKind(bytes);
  if (pictureName(bytes) === sha256 && "mime" in kind) return { bytes, mime: kind.mime };
  console.error(`images: ${sha256} is damaged in the store: its bytes are not those that were stored`);
  return undefined;
}

async function reduce(sha256: string, width: DerivativeWidth): Promise<OpenedImage | undefined> {
  const original = await readOriginal(sha256);
  if (!original) return undefined;
  // A damaged one is shown as far as it goes: it may be in an item that people judge, or not have been looked through yet (check/).
  const bytes = await reduced(original.bytes, width).catch((error: unknown) => {
    console.error(`images: ${sha256} cannot be decoded: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  });
  if (!bytes) return undefined;
  await (await storeAt(derivativeStore())).write(derivativeName(sha256, width), bytes);
  return { bytes, mime: "image/jpeg" };
}

async function reduced(original: Buffer, width: DerivativeWidth): Promise<Buffer> {
  const { autoOrient: { width: own }, format } = await decoder(original).metadata();
  if (own <= width && format === "jpeg" && isPlain(original)) return original;
  // Into sRGB by the profile that it has, which does not go along.
  return decoder(original).autoOrient().resize({ width, withoutEnlargement: true }).flatten({ background: "#ffffff" }).jpeg({ quality: own > width ? 85 : 92 }).toBuffer();
}

function derivativeName(sha256: string, width: DerivativeWidth): string {
  return `${sha256}-${width}-jpeg`;
}
