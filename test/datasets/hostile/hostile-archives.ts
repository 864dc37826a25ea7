/** Tars, zips and compressed files that lie about names, sizes and counts, lead elsewhere, or grow without end. */
import { deflateRawSync, gzipSync } from "node:zlib";
import { tarBuffer, type Entry } from "../../fixtures/files";
import { jpeg } from "../../fixtures/pictures";
import { tarHeader } from "../../fixtures/tar-header";
import { zipBuffer, type ZipEntry } from "../../fixtures/zip";
import { line, type HostileFile } from "./hostile-file";

const MB = 1024 * 1024;
/** Names that would leave the folder they are unpacked into, on one system or another. */
const ELSEWHERE = ["../s.jpg", "/etc/s.jpg", "C:\\s.jpg", "..\\s.jpg", "a/../../s.jpg", "..／s.jpg", "..∕s.jpg", "＼\\server\\s.jpg", "a\\..\\..\\s.jpg"];
const LEADS_ELSEWHERE = ELSEWHERE.map((_, index) => ({ row: index + 1, reason: /leads out of its folder|is an absolute path/ }));
const end = Buffer.alloc(1024);
const block = (text: string) => Buffer.concat([Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)]);
const rows = (id: string): ZipEntry => ({ name: `${id}.jsonl`, content: line(id) });
const tarRows = (id: string): Entry => ({ header: { name: `${id}.jsonl` }, content: line(id) });
const zeros = (megabytes: number) => deflateRawSync(Buffer.alloc(megabytes * MB), { level: 9 });
/** Many streams one behind the other are one stream: a bomb of any size is made at once. */
const gzipBomb = (piece: Buffer, times: number) => Buffer.concat(Array.from({ length: times }).fill(gzipSync(piece, { level: 9 })) as Buffer[]);

/** A directory of nothing, whose end promises a million members. */
function emptyZipOfMillion(): Buffer {
  const record = Buffer.alloc(56);
  record.write("PK\x06\x06", "latin1");
  record.writeBigUInt64LE(44n, 4);
  record.writeBigUInt64LE(1_000_000n, 24);
  record.writeBigUInt64LE(1_000_000n, 32);
  const locator = Buffer.alloc(20);
  locator.write("PK\x06\x07", "latin1");
  locator.writeUInt32LE(1, 16);
  const last = Buffer.alloc(22);
  last.write("PK\x05\x06", "latin1");
  last.fill(0xff, 8, 20);
  return Buffer.concat([record, locator, last]);
}

function overlapping(): Buffer {
  const kernel = { name: "kernel.jsonl", content: Buffer.alloc(10 * MB, 0x20) };
  const packed = deflateRawSync(kernel.content);
  return zipBuffer([kernel, ...Array.from({ length: 200 }, (_, index) => ({ ...kernel, name: `copy-${index}.jsonl`, packed, offset: 0 }))]);
}

const nestedZip = (depth: number): Buffer => (depth === 0 ? zipBuffer([rows("hidden")]) : zipBuffer([{ name: "inner.zip", content: nestedZip(depth - 1) }]));

const ZIPS: readonly HostileFile[] = [
  { name: "elsewhere.zip", bytes: async () => zipBuffer([...(await Promise.all(ELSEWHERE.map(async (name) => ({ name, content: await jpeg() })))), rows("zs-1")]), takes: ["zs-1"], says: LEADS_ELSEWHERE },
  { name: "names.zip", bytes: async () => zipBuffer([{ name: "a\0.jpg", content: await jpeg() }, { name: `${"n".repeat(600)}.jpg` }, { name: Buffer.from([0xff, 0xfe]) }, { name: "folder\u2044" }]),
    says: [{ row: 1, reason: /NUL/ }, { row: 2, reason: /longer than 500/ }, { row: 3, reason: /not valid UTF-8/ }, { row: 4, reason: /no file name/ }] },
  { name: "names-alike.zip", bytes: async () => zipBuffer([{ name: "zna.jpg", content: await jpeg(96, 64, 1) }, { name: "ZNA.jpg", content: await jpeg(96, 64, 2) }]), stores: ["zna", "ZNA"], says: [] },
  { name: "links.zip", bytes: async () => zipBuffer([{ name: "l.jpg", content: "/etc/passwd", mode: 0o120777 }, { name: "l.jpg/through.jpg", content: await jpeg() }, { name: "d.jpg", mode: 0o020666 }, { name: "setuid.jpg", content: await jpeg(), mode: 0o104755 }]),
    stores: ["through", "setuid"], says: [{ row: 1, reason: /is a link/ }, { row: 3, reason: /no plain file/ }] },
  { name: "zeros.zip", bytes: () => zipBuffer([{ name: "z.jsonl", content: "", packed: zeros(100), size: 100 * MB }, rows("zz-1"), { name: "z.jpg", packed: zeros(100), size: 100 * MB }]), takes: ["zz-1"],
    says: [{ row: 1, reason: /more than 100 times its size/ }, { row: 3, reason: /larger than 30 MB|more than 100 times/ }] },
  { name: "overlapping.zip", bytes: overlapping, says: [{ row: null, reason: /two of its members claim the same bytes/ }] },
  { name: "nested.zip", bytes: () => zipBuffer([{ name: "inner.zip", content: nestedZip(6) }, { name: "inner.tar.gz", content: gzipSync("x") }, rows("zn-1")]), takes: ["zn-1"], says: [1, 2].map((row) => ({ row, reason: /is packed itself/ })) },
  { name: "million-members.zip", bytes: emptyZipOfMillion, says: [{ row: null, reason: /1000000 members; 500000 are read at most/ }] },
  { name: "twenty-thousand-members.zip", bytes: () => zipBuffer([...Array.from({ length: 20_000 }, (_, index) => ({ name: `._${index}`, stored: true })), rows("zt-1")]), takes: ["zt-1"], says: [] },
  { name: "sizes.zip", bytes: async () => zipBuffer([{ ...rows("x"), size: 5 }, { name: "long.jpg", content: await jpeg(), size: 9_999_999 }, { ...rows("zsz-1"), stored: true }]), takes: ["zsz-1"],
    says: [{ row: 1, reason: /more than the 5 bytes/ }, { row: 2, reason: /where the archive says 9999999/ }] },
  { name: "checksum.zip", bytes: async () => zipBuffer([{ name: "crc.jpg", content: await jpeg(), crc: 1 }, rows("zc-1")]), takes: ["zc-1"], says: [{ row: 1, reason: /do not match their checksum/ }] },
  { name: "without-directory.zip", bytes: () => zipBuffer([rows("x")]).subarray(0, -40), says: [{ row: null, reason: /no zip archive, or is cut off/ }] },
  { name: "more-members-than-said.zip", bytes: () => zipBuffer([rows("x"), rows("y")], { entryCount: 1 }), says: [{ row: null, reason: /more members than the 1 it says/ }] },
  { name: "fewer-members-than-said.zip", bytes: () => zipBuffer([rows("x")], { entryCount: 3 }), says: [{ row: null, reason: /directory cannot be read/ }] },
  { name: "outside.zip", bytes: () => zipBuffer([rows("zo-1"), { ...rows("x"), offset: 4_000_000_000 }, { ...rows("y"), offset: 1_000_000 }]), takes: ["zo-1"], says: [2, 3].map((row) => ({ row, reason: /no member where the archive's directory says/ })) },
  { name: "encrypted.zip", bytes: () => zipBuffer([{ ...rows("x"), flags: 0x801 }, rows("ze-1")]), takes: ["ze-1"], says: [{ row: 1, reason: /is encrypted/ }] },
  { name: "other-packing.zip", bytes: () => zipBuffer([{ ...rows("x"), method: 93 }, rows("zop-1")]), takes: ["zop-1"], says: [{ row: 1, reason: /packed by method 93/ }] },
  { name: "broken-rows.zip", bytes: () => zipBuffer([{ name: "a.jsonl", content: `${line("zb-1")}{"id"\n${line("zb-2")}` }, { name: "b.csv", content: "episode,speaker,text\nzb-3,A\nzb-4,A,x\n" }]), takes: ["zb-1", "zb-2", "zb-4"],
    says: [{ member: "a.jsonl", row: 2, reason: /not valid JSON/ }, { member: "b.csv", row: 2, reason: /has 2 cells/ }] },
];

const TARS: readonly HostileFile[] = [
  { name: "elsewhere.tar", bytes: async () => tarBuffer([...(await Promise.all(ELSEWHERE.map(async (name) => ({ header: { name }, content: await jpeg() })))), tarRows("ts-1")]), takes: ["ts-1"], says: LEADS_ELSEWHERE },
  { name: "links.tar", bytes: async () => tarBuffer([
    { header: { name: "l.jpg", type: "symlink", linkname: "/etc/passwd" } }, { header: { name: "folder", type: "symlink", linkname: "/tmp" } }, { header: { name: "folder/through.jpg" }, content: await jpeg() },
    { header: { name: "h.jpg", type: "link", linkname: "/etc/shadow" } }, { header: { name: "c.jpg", type: "character-device" } }, { header: { name: "b.jpg", type: "block-device" } }, { header: { name: "f.jpg", type: "fifo" } }, tarRows("tl-1"),
  ]), takes: ["tl-1"], stores: ["through"], says: [...[1, 2, 4].map((row) => ({ row, reason: /is a link/ })), ...[5, 6, 7].map((row) => ({ row, reason: /no plain file/ }))] },
  { name: "cut-in-header.tar", bytes: async () => (await tarBuffer([tarRows("th-1"), tarRows("x")])).subarray(0, 1024 + 200), takes: ["th-1"], says: [{ row: null, reason: /ends within a member's header/ }] },
  { name: "cut-in-member.tar", bytes: async () => (await tarBuffer([tarRows("tm-1"), tarRows("x")])).subarray(0, 1536 + 20), takes: ["tm-1"], says: [{ row: null, reason: /ends within member 2/ }] },
  { name: "cut-in-picture.tar", bytes: async () => (await tarBuffer([tarRows("tp-1"), { header: { name: "p.jpg" }, content: await jpeg() }])).subarray(0, 1536 + 300), takes: ["tp-1"], says: [{ row: null, reason: /ends within member 2/ }] },
  { name: "cut-between-members.tar", bytes: async () => (await tarBuffer([tarRows("tb-1")])).subarray(0, 1024), takes: ["tb-1"], says: [{ row: null, reason: /no end mark/ }] },
  { name: "more-behind-the-end.tar", bytes: async () => Buffer.concat([await tarBuffer([tarRows("te-1")]), await tarBuffer([tarRows("hidden")])]), takes: ["te-1"], says: [{ row: null, reason: /more after its end mark/ }] },
  { name: "huge-size.tar", bytes: () => Buffer.concat([tarHeader("h.jsonl", { size: "77777777777" }), block(line("th8-1")), end]), takes: ["th8-1"], says: [{ row: null, reason: /ends within member 1/ }] },
  { name: "size-of-exabytes.tar", bytes: () => Buffer.concat([tarHeader("h.jpg", { size: Buffer.from("80000000ffffffffffffffff", "hex") }), end]), says: [{ row: null, reason: /member 1 has no valid header/ }] },
  { name: "negative-size.tar", bytes: () => Buffer.concat([tarHeader("h.jpg", { size: Buffer.from("ffffffffffffffffffffffff", "hex") }), end]), says: [{ row: null, reason: /member 1 has no valid header/ }] },
  { name: "size-that-is-too-small.tar", bytes: () => Buffer.concat([tarHeader("s.jsonl", { size: "00000000012" }), block("x".repeat(600)), end]), says: [{ member: "s.jsonl", row: 1, reason: /not valid JSON/ }, { row: null, reason: /member 2 has no valid header/ }] },
  { name: "checksum.tar", bytes: async () => { const tar = await tarBuffer([tarRows("tc-1"), tarRows("x")]); tar[1024] = 0x7a; return tar; }, takes: ["tc-1"], says: [{ row: null, reason: /member 2 has no valid header/ }] },
  { name: "name-of-a-gigabyte.tar", bytes: () => Buffer.concat([tarHeader("././@LongLink", { type: "L", size: "10000000000" }), Buffer.alloc(4096, 0x61)]), says: [{ row: null, reason: /member 1 has a header of 1073741824 bytes/ }] },
  { name: "malformed-fields.tar", bytes: () => Buffer.concat([tarHeader("x", { type: "x", size: "00000000014" }), block("99999 path=x"), tarHeader("x.jsonl", {}), end]), says: [{ row: null, reason: /member 1 has a malformed header/ }] },
  { name: "nested.tar", bytes: async () => tarBuffer([{ header: { name: "inner.tar" }, content: await tarBuffer([tarRows("hidden")]) }, tarRows("tn-1")]), takes: ["tn-1"], says: [{ row: 1, reason: /is packed itself/ }] },
  { name: "no-tar.tar", bytes: () => Buffer.alloc(2048, 0x41), says: [{ row: null, reason: /no valid header: the file is damaged, or is no tar/ }] },
];

const COMPRESSED: readonly HostileFile[] = [
  { name: "cut-in-stream.jsonl.gz", bytes: () => gzipSync(`${line("gs-1")}${line("gs-2")}`, { level: 0 }).subarray(0, line("gs-1").length + 40), takes: ["gs-1"], says: [{ row: null, reason: /unexpected end of file/ }] },
  { name: "without-trailer.jsonl.gz", bytes: () => gzipSync(line("gt-1")).subarray(0, -8), takes: ["gt-1"], says: [{ row: null, reason: /unexpected end of file/ }] },
  { name: "checksum.jsonl.gz", bytes: () => { const gz = gzipSync(line("gc-1")); gz.writeUInt32LE(1, gz.length - 8); return gz; }, says: [{ row: null, reason: /incorrect data check/ }] },
  { name: "lines.jsonl.gz", bytes: () => gzipBomb(Buffer.alloc(50 * MB, 0x0a), 40), says: [{ row: null, reason: /more than 100 times its size/ }] },
  { name: "one-line.jsonl.gz", bytes: () => gzipBomb(Buffer.alloc(50 * MB, 0x78), 200), says: [{ row: null, reason: /more than 100 times its size/ }] },
  { name: "million-members.tar.gz", bytes: () => gzipBomb(Buffer.concat(Array.from({ length: 200 }, () => tarHeader("empty.jsonl", { size: "00000000000" }))), 5_000), says: [{ row: null, reason: /more than 100 times its size/ }], andMore: true },
  { name: "no-gzip.jsonl.gz", bytes: () => line("x"), says: [{ row: null, reason: /incorrect header check/ }] },
  { name: "twice.jsonl.gz", bytes: () => gzipSync(gzipSync(line("x"))), says: [{ row: null, reason: /compressed with gzip/ }] },
  { name: "zip-inside.zip.gz", bytes: () => gzipSync(zipBuffer([rows("x")])), says: [{ row: null, reason: /unpack it with gunzip first/ }] },
  { name: "zip.jsonl", bytes: () => zipBuffer([rows("x")]), says: [{ row: null, reason: /it is a zip archive/ }] },
  { name: "cut.tar.gz", bytes: async () => gzipSync(await tarBuffer([tarRows("gx-1"), tarRows("gx-2")])).subarray(0, -9), takes: ["gx-1", "gx-2"], says: [{ row: null, reason: /unexpected end of file/ }] },
];

export const HOSTILE_ARCHIVES: readonly HostileFile[] = [...ZIPS, ...TARS, ...COMPRESSED];
