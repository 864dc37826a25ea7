/** A picture whose pixels lie as they are seen, for whoever takes pixels without what a file says of them, such as the engines that score. */
import { decoder } from "./decoder";
import type { PreparedPicture } from "./prepare";
import { isPlain } from "./strip";

/** Turned upright and into sRGB, as the same kind of file. @throws where it cannot be decoded. Runs in processes of its own only. */
export async function uprightPicture(picture: PreparedPicture): Promise<PreparedPicture> {
  if (isPlain(picture.bytes)) return picture;
  const upright = decoder(picture.bytes).autoOrient().toColourspace("srgb");
  const encoded = picture.mime === "image/png" ? upright.png()
    : picture.mime === "image/webp" ? upright.webp({ quality: 95 })
      : upright.jpeg({ quality: 95, chromaSubsampling: "4:4:4" });
  const { data, info } = await encoded.toBuffer({ resolveWithObject: true });
  return { bytes: data, mime: picture.mime, width: info.width, height: info.height };
}
