/**
 * JavaScript that a browser loads before the desk can be used, gzipped, read from the build: the framework's files
 * and those of every client component that the desk's page and its layouts name. Fails above the limit.
 */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const LIMIT_KB = 170;
const PAGE = "(desk)/desk/[studyId]/page";
const dist = join(dirname(fileURLToPath(import.meta.url)), "..", ".next");

/** The manifest is a script that sets a global: run it on a global of our own. */
function readManifest(page) {
  const scope = {};
  new Function("globalThis", readFileSync(join(dist, "server", "app", `${page}_client-reference-manifest.js`), "utf8"))(scope);
  return Object.values(scope.__RSC_MANIFEST)[0];
}

const shared = JSON.parse(readFileSync(join(dist, "build-manifest.json"), "utf8")).rootMainFiles;
const files = new Set([...shared, ...Object.values(readManifest(PAGE).entryJSFiles).flat()]);
let bytes = 0;
for (const file of files) bytes += gzipSync(readFileSync(join(dist, file)), { level: 6 }).length;
const kilobytes = bytes / 1000;
console.log(`desk: ${kilobytes.toFixed(1)} kB of JavaScript gzipped in ${files.size} files; the limit is ${LIMIT_KB} kB`);

const actions = join(dist, "server", "server-reference-manifest.json");
const reference = JSON.parse(readFileSync(actions, "utf8"));
const named = [...Object.keys(reference.node ?? {}), ...Object.keys(reference.edge ?? {})];
if (named.length > 0) console.error(`server actions in the build: ${named.length}; there must be none (decision 005)`);

if (readdirSync(join(dist, "static")).length === 0) throw new Error("The build has no static files.");
if (kilobytes > LIMIT_KB || named.length > 0) process.exit(1);
