/** Files of JSON that are cut, endless, deep, of other letters, or full of names that mean something to a program. */
import { starkRow, PLAIN_SESSION } from "../../fixtures/stark";
import { episode, line, type HostileFile } from "./hostile-file";

const MB = 1024 * 1024;
const list = (...ids: string[]) => JSON.stringify(ids.map((id) => episode(id)));
const withBytes = (before: string, bytes: number[], after: string) => Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
/** As many names as fit: four letters each, in base 36. */
const names = (count: number) => Array.from({ length: count }, (_, index) => `"${index.toString(36)}":1`).join(",");
const nested = (depth: number) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
const starkWith = (id: string, cells: Record<string, unknown>) => `${JSON.stringify({ ...starkRow(id, [PLAIN_SESSION]), ...cells })}\n`;

export const HOSTILE_ROWS: readonly HostileFile[] = [
  { name: "cut-in-line.jsonl", bytes: () => `${line("cil-1")}${line("cil-2").slice(0, 30)}`, takes: ["cil-1"], says: [{ row: 2, reason: /not valid JSON/ }] },
  { name: "cut-in-element.json", bytes: () => list("cie-1", "cie-2").slice(0, -20), takes: ["cie-1"], says: [{ row: 2, reason: /ends within this record: it is cut off/ }] },
  { name: "cut-between-elements.json", bytes: () => list("cbe-1", "cbe-2").slice(0, -1), takes: ["cbe-1", "cbe-2"], says: [{ row: null, reason: /ends before its list does/ }] },
  { name: "comma-missing.json", bytes: () => `[${line("cm-1")}${line("cm-2")}]`, takes: ["cm-1"], says: [{ row: 2, reason: /a comma or the end of the list is expected/ }] },
  { name: "list-without-a-beginning.json", bytes: () => `${line("lwb-1")}]`, takes: ["lwb-1"], says: [{ row: 2, reason: /end of a list that has no beginning/ }] },
  { name: "more-behind-the-list.json", bytes: () => `${list("mbl-1")}${line("hidden")}`, takes: ["mbl-1"], says: [{ row: null, reason: /more after the end of the list/ }] },
  { name: "empty.jsonl", bytes: () => "", says: [{ row: null, reason: /has no rows/ }] },
  { name: "page.json", bytes: () => "<html><body>404</body></html>", says: [{ row: 1, reason: /not valid JSON/ }] },
  { name: "scalars.jsonl", bytes: () => `5\nnull\n"x"\n[]\n${line("sc-1")}`, takes: ["sc-1"], says: [1, 2, 3, 4].map((row) => ({ row, reason: /is no object/ })) },
  { name: "line-of-10-mb.jsonl", bytes: () => `${line("l10-1")}${line("l10-2", { narrative: "x".repeat(10 * MB) })}${line("l10-3")}`, takes: ["l10-1", "l10-3"], says: [{ row: 2, reason: /larger than 8 MB/ }] },
  { name: "element-of-10-mb.json", bytes: () => `[${line("e10-1")},"${"x".repeat(10 * MB)}",${line("e10-2")}]`, takes: ["e10-1", "e10-2"], says: [{ row: 2, reason: /larger than 8 MB/ }] },
  { name: "unended-text-of-20-mb.json", bytes: () => `[${line("ut-1")},"${"x".repeat(20 * MB)}`, takes: ["ut-1"], says: [{ row: 2, reason: /cut off/ }] },
  { name: "depth-of-100000.jsonl", bytes: () => `{"id":"d1","sessions":${nested(100_000)}}\n${nested(100_000)}\n${line("d-2")}`, takes: ["d-2"], says: [1, 2].map((row) => ({ row, reason: /nested deeper than 64 levels/ })) },
  { name: "depth-that-never-ends.json", bytes: () => "[".repeat(100_000), says: [{ row: 1, reason: /cut off/ }] },
  { name: "depth-in-a-cell.jsonl", bytes: () => `${starkWith("dc-1", { event_sequence: nested(100_000) })}${starkWith("dc-2", {})}`, takes: ["dc-1", "dc-2"], says: [{ row: 1, reason: /no event|list of events|nested|cannot be read/ }] },
  { name: "900000-names.jsonl", bytes: () => `{"id":"n","sessions":[],${names(900_000)}}\n${line("n-2")}`, takes: ["n-2"], says: [{ row: 1, reason: /has 90000\d fields/ }] },
  { name: "2000000-names.jsonl", bytes: () => `{"id":"n","sessions":[],${names(2_000_000)}}\n${line("m-2")}`, takes: ["m-2"], says: [{ row: 1, reason: /larger than 8 MB/ }] },
  { name: "numbers.jsonl", bytes: () => `{"id":1e999,"sessions":[]}\n${line("nu-2").replace("}\n", `,"persona":{"age":1e308}}\n`)}${line("nu-3").replace("}\n", `,"persona":{"age":NaN}}\n`)}${line("nu-4").replace("}\n", `,"persona":{"age":${"9".repeat(400)}}}\n`)}`,
    says: [{ row: 1, field: "id", reason: /string/ }, { row: 1, field: "sessions", reason: /./ }, { row: 2, field: "persona.age", reason: /int/ }, { row: 2, field: "persona.age", reason: /150/ }, { row: 3, reason: /not valid JSON/ }, { row: 4, field: "persona.age", reason: /number/ }] },
  { name: "prototypes.jsonl", takes: ["pr-1", "pr-2"], says: [],
    bytes: () => `{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}},${line("pr-1").slice(1)}{"id":"pr-2","persona":{"__proto__":{"isAdmin":true},"name":"P"},"sessions":[{"__proto__":{"isAdmin":true},"turns":[{"constructor":{"prototype":{"isAdmin":true}},"__proto__":{"isAdmin":true},"speaker":"A","text":"x"}]}]}\n` },
  { name: "bad-utf8.jsonl", bytes: () => withBytes(`${line("u-1")}{"id":"`, [0xff, 0xc3, 0x28], `"}\n${line("u-3")}`), takes: ["u-1", "u-3"], says: [{ row: 2, reason: /not valid UTF-8/ }] },
  { name: "surrogates-as-utf8.jsonl", bytes: () => withBytes(`{"id":"`, [0xed, 0xa0, 0x80], `"}\n${line("su-2")}`), takes: ["su-2"], says: [{ row: 1, reason: /not valid UTF-8/ }] },
  { name: "nul.jsonl", bytes: () => withBytes(line("nul-1"), [0x7b, 0, 0, 0x7d, 0x0a], line("nul-3", { narrative: "a\0b" })), takes: ["nul-1", "nul-3"], says: [{ row: 2, reason: /not valid JSON/ }, { row: 3, field: "narrative", reason: /NUL/ }] },
  { name: "half-pairs.jsonl", bytes: () => `${line("hp-1").replace("Hello", "\\ud800 Hello \\udc00")}`, takes: ["hp-1"], says: [{ row: 1, field: /text$/, reason: /half a pair/ }] },
  { name: "byte-order-mark.jsonl", bytes: () => `\ufeff${line("bom-1")}`, takes: ["bom-1"], says: [] },
  { name: "utf16.jsonl", bytes: () => Buffer.from(`\ufeff${line("x")}`, "utf16le"), says: [{ row: null, reason: /UTF-16/ }] },
  { name: "utf16-without-mark.jsonl", bytes: () => Buffer.from(line("x"), "utf16le"), says: [{ row: null, reason: /UTF-16/ }] },
  { name: "utf16-big-endian.json", bytes: () => Buffer.from(`\ufeff${line("x")}`, "utf16le").swap16(), says: [{ row: null, reason: /UTF-16/ }] },
  { name: "names-twice.jsonl", bytes: () => `{"id":"first","id":"nt-1","sessions":[],${line("x").slice(line("x").indexOf(`"sessions"`))}`, takes: ["nt-1"], says: [] },
  { name: "ids-of-one-word.jsonl", bytes: () => `${line("Case")}${line("case")}`, takes: ["Case", "case"], says: [] },
  { name: "lists-of-other-lengths.jsonl", bytes: () => `${starkWith("ll-1", { "session1:image_sources": `["device"]` })}${starkWith("ll-2", { "session1:speakers": `["AI Assistant"]` })}${starkWith("ll-3", { "session1:utterances": "[" })}`,
    takes: ["ll-1"], says: [{ row: 1, field: /session1:image_sources/, reason: /./ }, { row: 2, field: /session1:/, reason: /./ }, { row: 3, field: /session1:utterances/, reason: /./ }] },
  { name: "a-name-too-long.jsonl", bytes: () => line("x".repeat(501)), says: [{ row: 1, field: "id", reason: /500/ }] },
  { name: "turns-without-number.jsonl", bytes: () => `${JSON.stringify({ id: "t", sessions: [{ turns: Array.from({ length: 20_001 }, () => ({ speaker: "A" })) }] })}\n${line("t-2")}`, takes: ["t-2"], says: [{ row: 1, field: /turns/, reason: /20000/ }] },
];
