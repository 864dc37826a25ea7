/** Reads of engines: the one place that reads their table. Keys leave it only with what is about to be asked. */
import { pool } from "@/lib/db/client";
import { engineConfigSchema, type ConfiguredEngine, type EnginePort } from "@/lib/mcu/engines/engine-config";
import type { AuthorizedEngineId, EngineAdmin } from "./access";
import { engineProbeSchema, type EngineView, type PortTerms } from "./types";

type ViewRow = { id: string; config: unknown; hasKey: boolean; isEnabled: boolean; probe: unknown; probedAt: Date | null; createdAt: Date };

/** The key is not even read. */
const VIEWS = `select "id", "config", "apiKey" is not null as "hasKey", "isEnabled", "probe", "probedAt", "createdAt" from "Engine"`;

function engineView(row: ViewRow): EngineView {
  return {
    ...row, config: engineConfigSchema.parse(row.config), probe: engineProbeSchema.nullable().parse(row.probe),
    probedAt: row.probedAt?.toISOString() ?? null, createdAt: row.createdAt.toISOString(),
  };
}

/** The gate: every write takes what it gives. */
export async function authorizeEngine(_admin: EngineAdmin, engineId: string): Promise<AuthorizedEngineId | undefined> {
  const found = await pool().query(`select 1 from "Engine" where "id" = $1`, [engineId]);
  return found.rows.length > 0 ? (engineId as AuthorizedEngineId) : undefined;
}

/** The gate of the command line, where engines go by their names. */
export async function authorizeEngineByName(_admin: EngineAdmin, name: string): Promise<AuthorizedEngineId | undefined> {
  const found = await pool().query<{ id: string }>(`select "id" from "Engine" where "name" = $1`, [name]);
  return found.rows[0]?.id as AuthorizedEngineId | undefined;
}

/** By port, the one that serves it first. */
export async function listEngines(_admin: EngineAdmin): Promise<EngineView[]> {
  const found = await pool().query<ViewRow>(`${VIEWS} order by "config" ->> 'port', "isEnabled" desc, "name"`);
  return found.rows.map(engineView);
}

/** By name, without keys: for what runs have had made, and what a probe found of who made it. */
export async function enginesByName(): Promise<ReadonlyMap<string, Pick<EngineView, "config" | "probe">>> {
  const found = await pool().query<ViewRow>(VIEWS);
  return new Map(found.rows.map(engineView).map((view) => [view.config.name, view]));
}

export async function getEngine(engineId: AuthorizedEngineId): Promise<EngineView | undefined> {
  const found = await pool().query<ViewRow>(`${VIEWS} where "id" = $1`, [engineId]);
  return found.rows[0] && engineView(found.rows[0]);
}

type ConfiguredRow = { config: unknown; apiKey: string | null };

const CONFIGURED = `select "config", "apiKey" from "Engine"`;

function configured(row: ConfiguredRow | undefined): ConfiguredEngine | undefined {
  return row && { config: engineConfigSchema.parse(row.config), apiKey: row.apiKey ?? undefined };
}

/** With its key, to be probed. */
export async function configuredEngine(engineId: AuthorizedEngineId): Promise<ConfiguredEngine | undefined> {
  return configured((await pool().query<ConfiguredRow>(`${CONFIGURED} where "id" = $1`, [engineId])).rows[0]);
}

/** The engine that serves a port, with its key, to be opened; undefined where nobody has set one up. */
export async function enabledEngine(port: EnginePort): Promise<ConfiguredEngine | undefined> {
  return configured((await pool().query<ConfiguredRow>(`${CONFIGURED} where "isEnabled" and "config" ->> 'port' = $1 order by "createdAt" limit 1`, [port])).rows[0]);
}

/** What limits can bind at a port; undefined where nobody serves it. */
export async function termsOfPort(port: EnginePort): Promise<PortTerms | undefined> {
  const found = await pool().query<ViewRow>(`${VIEWS} where "isEnabled" and "config" ->> 'port' = $1 order by "createdAt" limit 1`, [port]);
  const engine = found.rows[0] && engineView(found.rows[0]);
  return engine && { currency: engine.config.prices?.currency ?? null, countsTokens: engine.probe?.countsTokens ?? null };
}

export async function isPortServed(port: EnginePort): Promise<boolean> {
  return (await pool().query(`select 1 from "Engine" where "isEnabled" and "config" ->> 'port' = $1 limit 1`, [port])).rows.length > 0;
}

/** Whether anybody can be asked for a picture: made, from an index or from the web. */
export async function arePicturesServed(): Promise<boolean> {
  const served = await Promise.all((["images", "retrieval", "web"] as const).map((port) => isPortServed(port)));
  return served.includes(true);
}
