import { createHash } from "node:crypto";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";
import { pictures } from "./pictures";
import { Art } from "./scenes/art";
import { pictureSize, type Picture } from "./scenes/picture";

export function drawPicture(picture: Picture): string {
  const { width, height } = pictureSize[picture.shape];
  const art = new Art(width, height, picture.key);
  return art.svg(picture.draw(art));
}

export async function renderPicture(picture: Picture): Promise<Buffer> {
  return sharp(Buffer.from(drawPicture(picture)))
    .flatten({ background: "#ffffff" })
    .withExif({ IFD0: { ImageDescription: drawingDigest(picture), Copyright: "Concord sample study, CC BY 4.0" } })
    .jpeg({ quality: 84, chromaSubsampling: "4:4:4" })
    .toBuffer();
}

/** Each file carries the digest of its drawing, so that a second run can tell whether it is still the right one. */
function drawingDigest(picture: Picture): string {
  return createHash("sha256").update(drawPicture(picture)).digest("hex");
}

function isCurrent(bytes: Buffer, digest: string): boolean {
  const complete = bytes.length > 2 && bytes.readUInt16BE(bytes.length - 2) === 0xffd9;
  return complete && bytes.subarray(0, 4096).includes(digest);
}

async function bringUpToDate(picture: Picture, path: string): Promise<void> {
  const present = await readFile(path).catch(() => Buffer.alloc(0));
  if (isCurrent(present, drawingDigest(picture))) return;
  await writeFile(`${path}.part`, await renderPicture(picture));
  await rename(`${path}.part`, path);
}

/** Draws every picture into `outDir` as KEY.jpg and returns the paths. Files that are already right are left alone. */
export async function renderSampleImages(outDir: string): Promise<string[]> {
  await mkdir(outDir, { recursive: true });
  const waiting = [...pictures.values()].map((picture) => ({ picture, path: join(outDir, `${picture.key}.jpg`) }));
  const paths = waiting.map(({ path }) => path);
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await bringUpToDate(next.picture, next.path);
  };
  await Promise.all([work(), work(), work()]);
  return paths;
}
