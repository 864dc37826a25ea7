/** Who may read datasets and who may import. Reads and writes take only what is minted here. */
import { notFound } from "@/lib/errors";
import type { Actor } from "@/lib/users/types";

declare const reading: unique symbol;
declare const importing: unique symbol;

/** Somebody who may see datasets with their transcripts, and whole: researchers and admins. */
export type DatasetReader = { readonly [reading]: true };
/** Somebody who may bring data in; `userId` is null for the operator at the command line. */
export type Importer = { readonly [importing]: true; readonly userId: string | null };

export function datasetReader(actor: Actor): DatasetReader {
  if (actor.role !== "researcher" && actor.role !== "admin") throw notFound();
  return {} as DatasetReader;
}

export function importer(actor: Actor): Importer {
  if (actor.role !== "admin") throw notFound();
  return { userId: actor.id } as Importer;
}

/** For the command line and the worker: whoever can start them owns the data folder. */
export const operator = { userId: null } as DatasetReader & Importer;
