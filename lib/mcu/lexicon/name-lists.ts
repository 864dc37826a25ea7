/** Names of one's own, from a CSV of country, gender and name. */
import { CsvError, parse } from "csv-parse/sync";
import { type Gender, GENDERS } from "../types";
import { COUNTRIES, type Country } from "./countries";
import type { NameLists } from "./names";


const MOST_CHARACTERS = 5_000_000;
const MOST_ERRORS = 20;
const LONGEST_NAME = 60;

export class NameListError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join("\n"));
    this.name = "NameListError";
  }
}

/**
 * @param csv with a header that has country, gender and name in any order; at most 5 million characters. Countries are written as in COUNTRIES.
 * @throws NameListError with one sentence per faulty row, twenty at most.
 */
export function parseNameLists(csv: string): NameLists {
  if (csv.length > MOST_CHARACTERS) throw new NameListError([`The list of names has ${csv.length} characters; ${MOST_CHARACTERS} are the most.`]);
  const [header, ...rows] = cellsOf(csv);
  const titles = (header?.record ?? []).map((title) => title.trim().toLowerCase());
  const [countryAt, genderAt, nameAt] = ["country", "gender", "name"].map((title) => titles.indexOf(title)) as [number, number, number];
  if ([countryAt, genderAt, nameAt].includes(-1)) throw new NameListError(["The first row must have the titles country, gender and name."]);
  const lists = new Map<Country, Record<Gender, string[]>>();
  const problems: string[] = [];
  for (const { record, info } of rows) {
    if (problems.length >= MOST_ERRORS) break;
    const cell = (at: number) => (record[at] ?? "").normalize("NFC").trim();
    const country = COUNTRIES.find((known) => known.toLowerCase() === cell(countryAt).toLowerCase());
    const gender = GENDERS.find((known) => known === cell(genderAt).toLowerCase());
    const name = cell(nameAt);
    const row = `Row ${info.lines}`;
    if (!country) problems.push(`${row}: “${cell(countryAt).slice(0, LONGEST_NAME)}” is none of the ${COUNTRIES.length} countries.`);
    else if (!gender) problems.push(`${row}: the gender is “${cell(genderAt).slice(0, LONGEST_NAME)}”, not ${GENDERS.join(" or ")}.`);
    else if (name === "" || name.length > LONGEST_NAME || /[\p{C}<>]/u.test(name)) problems.push(`${row}: a name has 1 to ${LONGEST_NAME} characters, and no control characters or angle brackets.`);
    else {
      const list = lists.get(country) ?? { female: [], male: [] };
      list[gender].push(name);
      lists.set(country, list);
    }
  }
  for (const [country, list] of lists) for (const gender of GENDERS) if (list[gender].length === 0) problems.push(`${country} has no name that is ${gender}.`);
  if (rows.length === 0) problems.push("The list of names has no row.");
  if (problems.length > 0) throw new NameListError(problems.slice(0, MOST_ERRORS));
  return Object.fromEntries(lists);
}

type Row = { record: string[]; info: { lines: number } };

function cellsOf(csv: string): Row[] {
  try {
    return parse(csv, { bom: true, info: true, skip_empty_lines: true, relax_column_count: true, max_record_size: 10_000 }) as unknown as Row[];
  } catch (error) {
    if (error instanceof CsvError) throw new NameListError([`The list of names is no CSV: ${error.message}`]);
    throw error;
  }
}
