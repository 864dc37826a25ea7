/** The header of a tar member: 512 bytes of text fields, and the two ways in which names and sizes outgrew them. */

export const EXTENDED = "x";
export const LONG_NAME = "L";

export type TarHeader = { type: string; nameBytes: Buffer; size: number };
/** What an extension says of the member behind it. */
export type Extended = Partial<Pick<TarHeader, "nameBytes" | "size">>;

const CHECKSUM = { start: 148, end: 156 };
const SPACE = 0x20;

/** @returns undefined where the block is no header. */
export function parseTarHeader(block: Buffer): TarHeader | undefined {
  if (!isChecksumRight(block)) return undefined;
  const size = parseNumber(block.subarray(124, 136));
  if (size === undefined) return undefined;
  const name = textUntilNul(block.subarray(0, 100));
  // GNU's own layout, marked by spaces, has other things where POSIX has the front of a long name.
  const prefix = block.toString("latin1", 257, 263) === "ustar\0" ? textUntilNul(block.subarray(345, 500)) : Buffer.alloc(0);
  return { type: String.fromCharCode(block[156] ?? 0), size, nameBytes: prefix.length > 0 ? Buffer.concat([prefix, Buffer.from("/"), name]) : Buffer.from(name) };
}

function isChecksumRight(block: Buffer): boolean {
  let sum = 0;
  let signedSum = 0;
  for (let at = 0; at < block.length; at += 1) {
    const byte = at >= CHECKSUM.start && at < CHECKSUM.end ? SPACE : (block[at] ?? 0);
    sum += byte;
    // Some old writers added signed bytes.
    signedSum += byte > 127 ? byte - 256 : byte;
  }
  const stated = parseNumber(block.subarray(CHECKSUM.start, CHECKSUM.end));
  return stated === sum || stated === signedSum;
}

/** Octal digits; where the first bit is set, the number itself in the other bits. */
function parseNumber(field: Buffer): number | undefined {
  const first = field[0] ?? 0;
  if ((first & 0x80) === 0) {
    const digits = /^ *([0-7]*)[ \0]*$/.exec(field.toString("latin1"))?.[1];
    return digits === undefined ? undefined : Number.parseInt(digits || "0", 8);
  }
  const value = BigInt(`0x${Buffer.concat([Buffer.from([first & 0x7f]), field.subarray(1)]).toString("hex")}`);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : undefined;
}

export function textUntilNul(field: Buffer): Buffer {
  const end = field.indexOf(0);
  return end < 0 ? field : field.subarray(0, end);
}

/** Records "30 path=…\n", each preceded by its own length in bytes. @returns undefined where they are none. */
export function parseExtended(bytes: Buffer): Extended | undefined {
  const found: Extended = {};
  for (let start = 0; start < bytes.length; ) {
    const space = bytes.indexOf(SPACE, start);
    const length = Number.parseInt(bytes.toString("latin1", start, Math.max(start, space)), 10);
    const equals = bytes.indexOf("=", space);
    if (space < 0 || !(length > 0) || start + length > bytes.length || equals < 0 || equals >= start + length) return undefined;
    const name = bytes.toString("latin1", space + 1, equals);
    const value = bytes.subarray(equals + 1, start + length - 1);
    if (name === "path") found.nameBytes = value;
    else if (name === "size" && /^\d{1,15}$/.test(value.toString("latin1"))) found.size = Number(value.toString("latin1"));
    start += length;
  }
  return found;
}
