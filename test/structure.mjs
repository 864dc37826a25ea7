/**
 * What the linter cannot say of the house: rooms, reserved names, no cycles, no barrels, no forbidden words.
 * Prints each fault with its file; exit 1 when there is one.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const faults = [];
const fault = (file, message) => faults.push(`${file}: ${message}`);

const ROOMS = new Set(["app", "components", "lib", "prisma", "public", "e2e", "test", "cli", "bench", "docs", "engines"]);
const CODE_FOLDERS = ["app", "components", "lib", "cli", "bench", "prisma", "e2e", "test"];
const IGNORED = new Set(["node_modules", "generated"]);
const FORBIDDEN_NAMES = /^(utils?|helpers?|misc|common|index)\.(ts|tsx|mjs)$/;
/** Files that may hold effects; in every other file of a domain there are none. */
const EFFECT_FILES = /(^|\/)(data|mutations|loaders|job\.handler)\.ts$/;
/** Rooms of lib whose purpose is an effect. */
const EFFECT_ROOMS = new Set(["db", "auth", "jobs", "api"]);
const DATABASE_IMPORT = /^@\/lib\/db\/(client|generated)/;

function* codeFiles(folder) {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    if (entry.name.startsWith(".") || IGNORED.has(entry.name)) continue;
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) yield* codeFiles(path);
    else if (/\.(ts|tsx|mts|mjs)$/.test(entry.name)) yield path;
  }
}

function importsOf(file) {
  const info = ts.preProcessFile(readFileSync(join(root, file), "utf8"), true, true);
  return info.importedFiles.map((imported) => imported.fileName);
}

function resolveImport(file, name) {
  const base = name.startsWith("@/") ? join(root, name.slice(2)) : name.startsWith(".") ? resolve(root, dirname(file), name) : undefined;
  if (!base) return undefined;
  const candidates = [base, `${base}.ts`, `${base}.tsx`, `${base}.mjs`];
  const found = candidates.find((path) => existsSync(path) && !readdirSafe(path));
  return found && relative(root, found);
}

function readdirSafe(path) {
  try {
    return readdirSync(path);
  } catch {
    return undefined; // a file, not a folder
  }
}

// ── Top level ───────────────────────────────────────────────────────────────────────────────────
for (const entry of readdirSync(root, { withFileTypes: true })) {
  if (entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules" && entry.name !== "test-results" && entry.name !== "playwright-report" && !ROOMS.has(entry.name)) {
    fault(entry.name, "no such room; see docs/architecture.md");
  }
}

// ── Files ───────────────────────────────────────────────────────────────────────────────────────
const graph = new Map();
for (const folder of CODE_FOLDERS) {
  if (!existsSync(join(root, folder))) continue;
  for (const file of codeFiles(folder)) {
    const name = file.slice(file.lastIndexOf("/") + 1);
    if (FORBIDDEN_NAMES.test(name)) fault(file, "a name that says nothing, or a barrel");
    if (folder !== "app" && !/^[a-z0-9.-]+$/.test(name)) fault(file, "file names are kebab-case");
    const imports = importsOf(file);
    graph.set(file, imports.map((imported) => resolveImport(file, imported)).filter(Boolean));

    const [, domain] = file.match(/^lib\/([^/]+)\//) ?? [];
    if (domain && !EFFECT_ROOMS.has(domain) && !EFFECT_FILES.test(file) && imports.some((imported) => DATABASE_IMPORT.test(imported))) {
      fault(file, "only data.ts, mutations.ts, loaders.ts and job.handler.ts of a domain reach the database");
    }
    if (folder === "app" && !/^(page|layout|loading|error|not-found|route|global-error|icon|default|template)\.(ts|tsx)$/.test(name)) {
      fault(file, "app is routing only");
    }
    if (folder === "lib" && name.endsWith(".tsx")) fault(file, "lib draws nothing");
    if (folder === "test" && /\.test\.ts$/.test(name)) {
      const room = file.split("/")[1] ?? "";
      const known = existsSync(join(root, "lib", room)) || ["cli", "sample", "ui", "bench"].includes(room) || file.split("/").length === 2;
      if (!known) fault(file, "test mirrors lib");
    }
  }
}

// ── Cycles ──────────────────────────────────────────────────────────────────────────────────────
const state = new Map();
function visit(file, trail) {
  if (state.get(file) === "done") return;
  if (state.get(file) === "open") {
    fault(file, `import cycle: ${[...trail.slice(trail.indexOf(file)), file].join(" → ")}`);
    return;
  }
  state.set(file, "open");
  for (const next of graph.get(file) ?? []) if (graph.has(next)) visit(next, [...trail, file]);
  state.set(file, "done");
}
for (const file of graph.keys()) visit(file, []);

if (faults.length > 0) {
  console.error(faults.join("\n"));
  process.exit(1);
}
console.log(`structure: ${graph.size} files, no fault`);
