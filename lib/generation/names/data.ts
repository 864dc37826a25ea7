/** Reads of the lists of names. */
import { pool } from "@/lib/db/client";
import { COUNTRIES } from "@/lib/mcu/lexicon/countries";
import type { NameLists } from "@/lib/mcu/lexicon/names";
import type { Generator } from "../access";
import type { NameListView } from "./types";

type Row = { id: string; fileName: string; lists: NameLists; createdAt: Date; createdBy: string | null };

/** The list in force; null where people have the names that come with the program. */
export async function getNameList(_caller: Generator): Promise<NameListView | null> {
  const found = await pool().query<Row>(
    `select l."id", l."fileName", l."lists", l."createdAt", coalesce(nullif(u."name", ''), u."email") as "createdBy" from "NameList" l left join "User" u on u."id" = l."createdById" where l."isInForce"`,
  );
  const row = found.rows[0];
  if (!row) return null;
  const countries = COUNTRIES.flatMap((country) => {
    const names = row.lists[country];
    return names ? [{ country, female: names.female.length, male: names.male.length }] : [];
  });
  return { id: row.id, fileName: row.fileName, createdAt: row.createdAt.toISOString(), createdBy: row.createdBy, countries };
}
