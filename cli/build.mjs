/** Generates the database client and builds the app, each only when what it is made from has changed. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");

function* filesUnder(path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  const entries = readdirSync(full, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    const child = join(path, entry.name);
    if (child === join("lib", "db", "generated")) continue;
    if (entry.isDirectory()) yield* filesUnder(child);
    else yield child;
  }
}

function fingerprint(paths) {
  const hash = createHash("sha256");
  for (const path of paths) hash.update(path).update("\0").update(readFileSync(join(root, path))).update("\0");
  return hash.digest("hex");
}

function unlessDone(mark, print, work) {
  const file = join(root, mark);
  if (existsSync(file) && readFileSync(file, "utf8") === print) return;
  work();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, print);
}

const run = (script, ...words) => execFileSync(process.execPath, [script, ...words], {
  cwd: root, stdio: ["ignore", "inherit", "inherit"], env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
});

unlessDone("lib/db/generated/.made-from", fingerprint(["prisma/schema.prisma", "package-lock.json"]), () => run(join(root, "prisma", "cli.mjs"), "generate"));

if (!process.argv.includes("--client-only")) {
  const sources = ["package.json", "package-lock.json", "tsconfig.json", "next.config.ts", "postcss.config.mjs", "proxy.ts", "prisma/schema.prisma",
    ...["app", "components", "lib", "public"].flatMap((folder) => [...filesUnder(folder)])];
  unlessDone(join(".next", "concord-made-from"), fingerprint(sources), () => {
    run(createRequire(import.meta.url).resolve("next/dist/bin/next"), "build");
  });
}
