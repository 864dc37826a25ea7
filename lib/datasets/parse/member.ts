/** Files in archives: read one after another where they lie, never written anywhere under their names. */
import { isUtf8 } from "node:buffer";
import { nameProblem } from "./labels";

/**
 * @property number from 1, of everything that the archive lists.
 * @property content to be taken, or left, before the next member is asked for.
 */
export type Member = { number: number; name: string; content: AsyncIterable<Buffer> } | { number: number; name: string; problem: string };

/** The archive itself is beyond reading from here on, and with it the member that shows it. */
export class ArchiveFault extends Error {}

/** @returns why a member of this name is refused, or undefined. */
export function memberNameProblem(name: string, bytes: Buffer, isText: boolean): string | undefined {
  return isText && !isUtf8(bytes) ? "its name is not valid UTF-8" : nameProblem(name);
}

/** What desktop systems add to folders and archives on their own. */
export function isSystemsOwn(name: string): boolean {
  return name.startsWith("__MACOSX/") || /(^|\/)(\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name);
}

/** @returns the bytes, or undefined where there are more than `most`: counted, whatever the archive says of them. */
export async function collect(content: AsyncIterable<Buffer>, most: number): Promise<Buffer | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of content) {
    size += part.length;
    if (size > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts, size);
}
