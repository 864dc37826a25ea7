/** A picture out of a JSON answer: nothing is taken for one that is none. */
import { pictureKind } from "@/lib/images/kind";
import { EngineError } from "../ports";

/**
 * Strict: characters of RFC 4648's first alphabet and its padding, without blanks and without a data address around them. Linear in the text.
 *
 * @throws EngineError, "lying" where the text is no base64 or the bytes are no JPEG, PNG or WebP.
 */
export function pictureOfBase64(engine: string, text: string): Buffer {
  const bare = text.endsWith("==") ? text.slice(0, -2) : text.endsWith("=") ? text.slice(0, -1) : text;
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(bare)) throw new EngineError("lying", `${engine} answered with a picture that is no base64.`);
  const bytes = Buffer.from(text, "base64");
  const kind = pictureKind(bytes);
  if ("problem" in kind) throw new EngineError("lying", `${engine} answered with something that is no picture: ${kind.problem}.`);
  return bytes;
}
