/** What the text import is measured against: PostgreSQL's own COPY of the same final rows into the same tables and indexes, from prepared files. */
import { createReadStream, createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { from, to } from "pg-copy-streams";
import { dedicatedConnection } from "@/lib/db/client";

/** In an order in which every row finds what it refers to. */
const TABLES = ["Dataset", "ImageAsset", "DatasetVersion", "Episode", "Session", "EpisodeImage", "DatasetImage", "EpisodeWords", "EpisodeFacets"];

export async function dumpRows(folder: string): Promise<void> {
  const client = await dedicatedConnection();
  try {
    for (const table of TABLES) await pipeline(client.query(to(`copy "${table}" to stdout`)), createWriteStream(join(folder, `${table}.copy`)));
  } finally {
    await client.end();
  }
}

/** @returns seconds. Into a database of its own, that has the tables and nothing in them. */
export async function copyRowsBack(folder: string): Promise<number> {
  const client = await dedicatedConnection();
  try {
    const started = performance.now();
    for (const table of TABLES) await pipeline(createReadStream(join(folder, `${table}.copy`)), client.query(from(`copy "${table}" from stdin`)));
    return (performance.now() - started) / 1000;
  } finally {
    await client.end();
  }
}
