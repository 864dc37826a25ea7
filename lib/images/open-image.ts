/** A picture's bytes for those who serve it: whole, or reduced to a width. Reductions are made at first use and kept. */
import { decoder } from "./decoder";
import { pictureKind, type PictureMime } from "./kind";
import { derivativeStore, imageStore, pathIn, readStored, writeDurably } from "./store";

export type OpenedImage = { bytes: Buffer; mime: PictureMime };
export type DerivativeWidth = 800 | 1600;

/** One reduction at a time on this process, and each only once however many ask: decoding is the costly part. */
const underway = new Map<string, Promise<OpenedImage>>();
let last: Promise<unknown> = Promise.resolve();

/**
 * @param width 800 or 1600: a JPEG of at most that width, whatever was stored: formats differ between datasets, and an
 *   evaluator must not tell them by that. A JPEG that is smaller is given as it is.
 * @returns undefined where the store has no such picture.
 */
export async function openImage(sha256: string, width: DerivativeWidth | null): Promise<OpenedImage | undefined> {
  if (width !== null) {
    const made = await readStored(pathIn(derivativeStore(), sha256, derivative(width)));
    if (made) return withKind(made);
  }
  const original = await readStored(pathIn(imageStore(), sha256));
  if (!original || width === null) return original && withKind(original);
  const name = `${sha256}-${width}`;
  const running = underway.get(name);
  if (running) return running;
  const work = last.then(() => reduce(sha256, original, width));
  last = work.catch(() => undefined); // the next in line does not wait for a success
  underway.set(name, work);
  try {
    return await work;
  } finally {
    underway.delete(name);
  }
}

async function reduce(sha256: string, original: Buffer, width: DerivativeWidth): Promise<OpenedImage> {
  const { width: own, format } = await decoder(original).metadata();
  const isReady = own <= width && format === "jpeg";
  const bytes = isReady ? original : await decoder(original).resize({ width, withoutEnlargement: true }).flatten({ background: "#ffffff" }).jpeg({ quality: own > width ? 85 : 92 }).toBuffer();
  await writeDurably(pathIn(derivativeStore(), sha256, derivative(width)), bytes);
  return withKind(bytes);
}

/** The ending of a reduction's file. */
function derivative(width: DerivativeWidth): string {
  return `-${width}-jpeg`;
}

function withKind(bytes: Buffer): OpenedImage {
  const kind = pictureKind(bytes);
  if ("problem" in kind) throw new Error(`A stored picture is damaged: ${kind.problem}`);
  return { bytes, mime: kind.mime };
}
