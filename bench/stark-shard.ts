/**
 * Shards of STARK's shape, of any size: one wide row per episode with lists of JSON in text, the proportions of its sessions, turns and image
 * shares, and its edge cases. Every cell is made from its row and column alone, so that a column of a whole row group is never held beside another.
 */
import { createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { parquetWriteFile } from "hyparquet-writer";

const SESSIONS = 6;
const WORDS = ("the harbour was quiet when we came back from market with bread and a story nobody at home would believe about boats that sail by " +
  "themselves under seven moons while children sang old songs to their grandmother who kept bees behind an orange fence near our school").split(" ");
const VOCABULARY = 40_000;
const MODULES = ["p-t2i", "t2i", "retrieval", "web"];

/** A hash of whole numbers: what is made of the same row is the same whatever order it is asked in. */
function mixed(...parts: number[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    hash = Math.imul(hash ^ part, 0x9e3779b1);
    hash = (hash ^ (hash >>> 15)) >>> 0;
  }
  return hash;
}

function sentence(words: number, ...seed: number[]): string {
  const found: string[] = [];
  for (let word = 0; word < words; word += 1) {
    const hash = mixed(...seed, word);
    // Half of the words are of many, drawn as words of a language are: the first of them often, most of them hardly ever.
    const rank = Math.floor(VOCABULARY ** (mixed(hash, 1) / 2 ** 32));
    found.push(hash % 2 === 0 ? `w${(rank * 7919).toString(36)}` : (WORDS[hash % WORDS.length] ?? ""));
  }
  return found.join(" ");
}

/** The key of a picture that an episode shares: of its session, from 1, in its turn. */
export const shareKey = (row: number, session: number, turn: number) => key(row, session, turn);
const key = (...seed: number[]) => [0, 1, 2, 3].map((part) => mixed(...seed, part).toString(16).padStart(8, "0")).join("")
  .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
const sessionsOf = (row: number) => 4 + (mixed(row, 1) % 3);
const turnsOf = (row: number, session: number) => 8 + (mixed(row, session, 2) % 6);
/** Two turns of a session share a picture, at times one of them several candidates. */
const sharesAt = (row: number, session: number, turn: number) => turn === 3 || (turn === 7 && mixed(row, session, 3) % 8 !== 0);

type Cell = (row: number) => string;

/** A list with a cell for each turn; empty where a session is not used. */
function perTurn(session: number, cell: (row: number, turn: number) => unknown): Cell {
  return (row) => (session > sessionsOf(row) ? "[]" : JSON.stringify(Array.from({ length: turnsOf(row, session) }, (_, turn) => cell(row, turn))));
}

const perShare = (session: number, cell: (row: number, turn: number) => unknown) => perTurn(session, (row, turn) => (sharesAt(row, session, turn) ? cell(row, turn) : ""));

function sessionColumns(session: number): [string, Cell][] {
  const used = (cell: Cell): Cell => (row) => (session > sessionsOf(row) ? "" : cell(row));
  const columns: [string, Cell][] = [
    ["date", used((row) => `${2020 + Math.floor(session / 3)}.${String(1 + ((session * 2 + row) % 12)).padStart(2, "0")}.${String(1 + (mixed(row, session, 4) % 28)).padStart(2, "0")}`)],
    ["event", used((row) => sentence(14, row, session, 5))],
    ["experience", used((row) => (session === 1 ? "" : sentence(12, row, session, 6)))],
    ["speakers", perTurn(session, (row, turn) => (turn % 2 === 0 ? "AI Assistant" : nameOf(row)))],
    ["utterances", perTurn(session, (row, turn) => (sharesAt(row, session, turn) && turn === 7 ? "" : sentence(14 + (mixed(row, session, turn, 7) % 20), row, session, turn, 8)))],
    ["rationales", perShare(session, (row, turn) => sentence(18, row, session, turn, 9))],
    ["image_descriptions", perShare(session, (row, turn) => sentence(16, row, session, turn, 10))],
    ["image_sources", perShare(session, (row, turn) => (mixed(row, session, turn, 11) % 10 < 6 ? "internet" : "mobile"))],
    ["keywords", perShare(session, (row, turn) => (turn === 3 ? sentence(2, row, session, turn, 12) : [sentence(1, row, turn, 13), sentence(1, row, turn, 14)]))],
    ["image_id_from_mobile", perShare(session, (row, turn) => (mixed(row, session, turn, 11) % 10 < 6 ? "" : ["0", 1, "new added image"][mixed(row, turn, 15) % 3]))],
    ["images_key", perShare(session, (row, turn) => {
      const first = `${mixed(row, session, turn, 16) % 3 === 0 ? "url:" : ""}${key(row, session, turn)}`;
      return turn === 3 ? first : [first, key(row, session, turn, 1), key(row, session, turn, 2)];
    })],
    ["images_module_name", perShare(session, (row, turn) => MODULES[mixed(row, session, turn, 17) % 4])],
    ["device_images_key", (row) => (session > sessionsOf(row) ? "[]" : JSON.stringify(Array.from({ length: 5 }, (_, at) => key(row, session, 100 + at))))],
  ];
  return columns.map(([name, cell]) => [`session${session}:${name}`, cell]);
}

const nameOf = (row: number) => `Name${mixed(row, 20) % 900}`;

const COLUMNS: [string, Cell][] = [
  ["index", (row) => `${row}:${key(row)}-${["routine", "characteristic", "experience", "goal", "relationship"][row % 5]}`],
  ["number_of_session", (row) => String(sessionsOf(row))],
  ["name", nameOf],
  ["age", (row) => String(18 + (mixed(row, 21) % 60))],
  ["gender", (row) => ["female", "male", "non-binary"][mixed(row, 22) % 3] ?? ""],
  ["birthplace", (row) => `Country ${mixed(row, 23) % 19}`],
  ["residence", (row) => `Country ${mixed(row, 24) % 19}`],
  ["human_face_description", (row) => sentence(20, row, 25)],
  ["human_face_image_key", (row) => `face:${key(row, 26)}`],
  ["persona_category", (row) => `Preference ⊃ Show ${mixed(row, 27) % 30}`],
  ["persona_sentence", (row) => sentence(12, row, 28)],
  ["persona_entity_key", (row) => `entity ${mixed(row, 29) % 40}`],
  ["persona_entity_value", (row) => sentence(2, row, 30)],
  ["persona_commonsense_relation", (row) => ["routine", "characteristic", "experience", "goal", "relationship"][row % 5] ?? ""],
  ["persona_commonsense_inference", (row) => sentence(10, row, 31)],
  ...Array.from({ length: SESSIONS }, (_, index) => sessionColumns(index + 1)).flat(),
];

/** One parquet file with a single row group, as the real one may be. */
export function writeStarkParquet(filename: string, episodes: number): void {
  parquetWriteFile({
    filename, rowGroupSize: episodes,
    // Made when it is asked for and forgotten: the library takes one column after another.
    columnData: COLUMNS.map(([name, cell]) => ({ name, type: "STRING" as const, get data() { return Array.from({ length: episodes }, (_, row) => cell(row)); } })),
  });
}

export async function writeStarkLines(filename: string, episodes: number): Promise<void> {
  const lines = function* () {
    for (let row = 0; row < episodes; row += 1) yield `${JSON.stringify(Object.fromEntries(COLUMNS.map(([name, cell]) => [name, cell(row)])))}\n`;
  };
  await pipeline(Readable.from(lines()), createWriteStream(filename));
}
