#!/usr/bin/env node
/**
 * Stands in for Prisma's native schema engine, which its CLI would download: the same engine as WebAssembly,
 * from npm, joined to node-postgres. It speaks the CLI's protocol: JSON-RPC lines on standard input and output,
 * log lines as JSON on standard error. Why and what was tried: docs/decisions/002-prisma-without-downloads.md.
 */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, DriverAdapterError } from "@prisma/driver-adapter-utils";
import pg from "pg";

const RPC_APPLICATION_ERROR = 4466; // what the native engine answers for a known error
const options = readArguments(process.argv.slice(2));

function readArguments(words) {
  const found = { schemas: [], datasource: {}, command: undefined, version: false };
  while (words.length > 0) {
    const word = words.shift();
    if (word === "--datamodels" || word === "-d") found.schemas.push(words.shift());
    else if (word === "--datasource") found.datasource = JSON.parse(words.shift());
    else if (word === "--enabled-preview-features" || word === "--extension-types") words.shift();
    else if (word === "cli") found.command = words.shift();
    else if (word === "--version" || word === "-V") found.version = true;
  }
  return found;
}

function log(level, fields) {
  process.stderr.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: "schema_engine::logger" })}\n`);
}

async function loadEngine() {
  globalThis.PRISMA_WASM_PANIC_REGISTRY = { set_message: (message) => log("ERROR", { is_panic: true, message }) };
  // The package's entry imports .wasm as an ES module, which Node does not do: link by hand.
  const folder = dirname(createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm"));
  const glue = await import(join(folder, "schema_engine_bg.js"));
  const compiled = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(compiled, { "./schema_engine_bg.js": glue });
  glue.__wbg_set_wasm(instance.exports);
  instance.exports.__wbindgen_start();
  return glue;
}

// ── node-postgres as a driver adapter ───────────────────────────────────────────────────────────

const { Boolean: Bool, Bytes, Character, Text, Int32, Int64, Json, Float, Double, Date: Day, Time, DateTime, Numeric, Uuid } = ColumnTypeEnum;
const { BooleanArray, CharacterArray, TextArray, Int32Array: Int32List, Int64Array: Int64List } = ColumnTypeEnum;
// By type oid. "char" (18) must be Character: as text the engine panics. What is not listed is read as text.
const COLUMN_TYPES = new Map([
  [16, Bool], [17, Bytes], [18, Character], [20, Int64], [21, Int32], [23, Int32], [26, Int64], [114, Json], [3802, Json], [700, Float], [701, Double],
  [1082, Day], [1083, Time], [1114, DateTime], [1184, DateTime], [1700, Numeric], [2950, Uuid],
  [1000, BooleanArray], [1002, CharacterArray], [1003, TextArray], [1009, TextArray], [1015, TextArray], [1005, Int32List], [1007, Int32List], [1016, Int64List], [1028, Int64List],
]);
const READ_AS_STRING = new Set([20, 26, 114, 1082, 1083, 1700, 3802]);
const parsers = {
  getTypeParser(oid, format) {
    if (oid === 1114 || oid === 1184) return (value) => `${value.replace(" ", "T").replace(/([+-]\d{2})(:?\d{2})?$/, "")}+00:00`;
    return READ_AS_STRING.has(oid) ? String : pg.types.getTypeParser(oid, format);
  },
};

/** Parts, not a connection string: with both, node-postgres lets the string win and a shadow database would be the main one. */
function connectionParts(address, database) {
  const url = new URL(address);
  const ssl = url.searchParams.get("sslmode");
  return {
    host: url.searchParams.get("host") ?? url.hostname, port: Number(url.port || 5432),
    user: decodeURIComponent(url.username), password: decodeURIComponent(url.password),
    database: database ?? decodeURIComponent(url.pathname.slice(1)), options: "-c timezone=UTC",
    ssl: ssl && !["disable", "prefer"].includes(ssl) ? { rejectUnauthorized: ssl !== "require" } : undefined,
  };
}

function describeFailure(error) {
  const message = error.message || String(error.code ?? error);
  const quoted = message.match(/"(.*?)"/)?.[1];
  if (["ECONNREFUSED", "ENOTFOUND", "ETIMEDOUT", "EAI_AGAIN"].includes(error.code)) return { kind: "DatabaseNotReachable", host: error.address, port: error.port };
  if (error.code === "3D000") return { kind: "DatabaseDoesNotExist", db: quoted };
  if (error.code === "28P01" || error.code === "28000") return { kind: "AuthenticationFailed", user: quoted };
  if (error.code === "42P04") return { kind: "DatabaseAlreadyExists", db: quoted };
  if (error.code === "42P01") return { kind: "TableDoesNotExist", table: quoted };
  return { kind: "postgres", code: error.code ?? "N/A", severity: error.severity ?? "N/A", message, detail: error.detail, column: error.column, hint: error.hint };
}

async function translated(work) {
  try {
    return await work;
  } catch (error) {
    throw new DriverAdapterError({ ...describeFailure(error), originalCode: error.code, originalMessage: error.message });
  }
}

const quote = (name) => `"${name.replaceAll('"', '""')}"`;

class Connection {
  provider = "postgres";
  adapterName = "concord-schema-engine";

  constructor(client, schemaName, afterwards) {
    Object.assign(this, { client, schemaName, afterwards });
  }

  static async open(parts, schemaName, afterwards) {
    const client = new pg.Client(parts);
    client.on("error", (error) => log("WARN", { message: error.message }));
    await translated(client.connect());
    return new Connection(client, schemaName, afterwards);
  }

  #run(query) {
    return translated(this.client.query({ text: query.sql, values: query.args, rowMode: "array", types: parsers }));
  }

  async queryRaw(query) {
    const { fields, rows } = await this.#run(query);
    return { columnNames: fields.map((field) => field.name), columnTypes: fields.map((field) => COLUMN_TYPES.get(field.dataTypeID) ?? Text), rows };
  }

  async executeRaw(query) {
    return (await this.#run(query)).rowCount ?? 0;
  }

  /** The whole script in one simple query: splitting at semicolons would break function bodies. */
  async executeScript(script) {
    await translated(this.client.query(script));
  }

  async startTransaction() {
    await this.executeRaw({ sql: "begin", args: [] });
    const finish = (word) => () => this.executeRaw({ sql: word, args: [] });
    return {
      provider: this.provider, adapterName: this.adapterName, options: { usePhantomQuery: false },
      queryRaw: (query) => this.queryRaw(query), executeRaw: (query) => this.executeRaw(query),
      commit: finish("commit"), rollback: finish("rollback"),
    };
  }

  getConnectionInfo() {
    return { schemaName: this.schemaName, supportsRelationJoins: true };
  }

  async dispose() {
    await this.client.end();
    await this.afterwards?.();
  }
}

const shadowCleanups = new Set();

async function openShadow(address, schemaName) {
  const admin = new pg.Client(connectionParts(address));
  await translated(admin.connect());
  const name = `prisma_migrate_shadow_db_${randomUUID()}`;
  await translated(admin.query(`create database ${quote(name)}`));
  const drop = async () => {
    if (!shadowCleanups.delete(drop)) return;
    await admin.query(`drop database if exists ${quote(name)} with (force)`);
    await admin.end();
  };
  shadowCleanups.add(drop);
  return Connection.open(connectionParts(address, name), schemaName, drop);
}

function adapterFactory({ url = "postgresql://nobody@127.0.0.1:1/none", shadowDatabaseUrl }) {
  const schemaName = new URL(url).searchParams.get("schema") ?? "public";
  return {
    provider: "postgres", adapterName: "concord-schema-engine",
    connect: () => Connection.open(connectionParts(url), schemaName),
    connectToShadowDb: () => (shadowDatabaseUrl ? Connection.open(connectionParts(shadowDatabaseUrl), schemaName) : openShadow(url, schemaName)),
  };
}

async function asAdministrator(work) {
  const { database } = connectionParts(options.datasource.url);
  const client = new pg.Client(connectionParts(options.datasource.url, "postgres"));
  await client.connect();
  try {
    await work(client, quote(database));
    return database;
  } finally {
    await client.end();
  }
}

// ── What the CLI asks for ───────────────────────────────────────────────────────────────────────

const COMMANDS = {
  "can-connect-to-database": async () => (await Connection.open(connectionParts(options.datasource.url), "public")).dispose(),
  "create-database": () => asAdministrator((client, name) => client.query(`create database ${name}`)),
  "drop-database": () => asAdministrator((client, name) => client.query(`drop database if exists ${name} with (force)`)),
};

async function runCommand(name) {
  log("INFO", { message: `starting ${name}` }); // the CLI drops the first line of standard error
  try {
    const command = COMMANDS[name];
    if (!command) throw new Error(`unsupported command: ${name}`);
    await command();
    process.exit(0);
  } catch (error) {
    const code = error.originalCode ?? error.cause?.originalCode ?? error.code;
    const errorCode = { "3D000": "P1003", "28P01": "P1000", "28000": "P1000", "42P04": "P1009" }[code] ?? "P1001";
    log("ERROR", { is_panic: false, error_code: errorCode, message: error.message });
    process.exit(1);
  }
}

async function serve() {
  const glue = await loadEngine();
  const adapter = bindMigrationAwareSqlAdapterFactory(adapterFactory(options.datasource));
  let engine;
  const ready = () => {
    const datamodels = options.schemas.length > 0 ? options.schemas.map((path) => [path, readFileSync(path, "utf8")]) : undefined;
    engine ??= glue.SchemaEngine.new({ datamodels }, () => {}, adapter);
    return engine;
  };
  const answer = (message) => process.stdout.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

  async function handle({ id, method, params }) {
    try {
      if (method === "createDatabase") return answer({ id, result: { databaseName: await asAdministrator((client, name) => client.query(`create database ${name}`)) } });
      const target = await ready();
      let result = (await target[method === "getDatabaseVersion" ? "version" : method](params ?? undefined)) ?? null;
      if (method === "diff" && result?.stdout) {
        const { stdout: content, ...rest } = result;
        answer({ id: 1e9 + id, method: "print", params: { content } });
        result = rest;
      }
      answer({ id, result });
    } catch (thrown) {
      const error = adapter.errorRegistry?.lookupError?.(thrown)?.error ?? thrown;
      const message = [error.message, error.cause?.message, error.cause?.detail].filter(Boolean).join("\n");
      log("ERROR", { is_panic: false, error_code: error.code, message });
      answer({ id, error: { code: RPC_APPLICATION_ERROR, message: "see data", data: { is_panic: false, message, meta: error.meta ?? null, error_code: error.code ?? null } } });
    }
  }

  let queue = Promise.resolve();
  let stopping;
  // The CLI closes standard input and sends SIGTERM right after it: shadow databases must go all the same.
  const stop = () => (stopping ??= queue.then(() => Promise.allSettled([...shadowCleanups].map((drop) => drop()))).then(() => process.exit(0)));
  createInterface({ input: process.stdin })
    .on("line", (line) => {
      const message = JSON.parse(line);
      if (message.method) queue = queue.then(() => handle(message)); // without a method: the CLI confirms a print
    })
    .on("close", stop);
  process.on("SIGTERM", stop);
}

if (options.version) console.log(`schema-engine-wasm ${(await loadEngine()).version()}`);
else if (options.command) await runCommand(options.command);
else await serve();
