/**
 * Adds to package-lock.json the optional packages of other platforms that the registry in use does not carry.
 * npm leaves them out when it writes the lock and then refuses the lock in `npm ci` for lacking them.
 * They carry no integrity hash and are never installed where they are missing
 * (list and reasons: docs/decisions/004-lock-file.md). Run after every change of dependencies.
 */
import { readFileSync, writeFileSync } from "node:fs";

const file = process.argv[2] ?? "package-lock.json";
const lock = JSON.parse(readFileSync(file, "utf8"));
const SYSTEMS = ["android", "darwin", "freebsd", "linux", "win32", "openharmony"];
const PROCESSORS = ["arm64", "x64", "arm", "ia32", "loong64", "ppc64", "riscv64", "s390x", "wasm32"];

/** Where Node would find `name` from the package at `path`: the nearest node_modules upwards. */
function isPresent(path, name) {
  for (let base = path; ; ) {
    if (lock.packages[base ? `${base}/node_modules/${name}` : `node_modules/${name}`]) return true;
    if (!base) return false;
    const cut = base.lastIndexOf("/node_modules/");
    base = cut < 0 ? "" : base.slice(0, cut);
  }
}

const added = [];
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isPresent(path, name)) continue;
    const words = name.split(/[-/]/);
    const os = SYSTEMS.filter((system) => words.includes(system));
    const cpu = PROCESSORS.filter((processor) => words.includes(processor) || (processor === "arm" && words.some((word) => word.startsWith("arm-"))));
    const parent = path.includes("/node_modules/") ? `${path.slice(0, path.lastIndexOf("/node_modules/"))}/` : "";
    lock.packages[`${parent}node_modules/${name}`] = {
      version: range.replace(/^[\^~]/, ""),
      cpu: cpu.length > 0 ? cpu : ["none"],
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...(os.length > 0 ? { os } : {}),
    };
    added.push(name);
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(added.length === 0 ? "The lock file is complete." : `Added ${added.length}: ${added.join(", ")}`);
