// Prisma's CLI without a download: node prisma/cli.mjs generate | migrate diff … (docs/decisions/002-prisma-without-downloads.md)
import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const env = {
  ...process.env,
  CHECKPOINT_DISABLE: "1",
  PRISMA_HIDE_UPDATE_MESSAGE: "1",
  PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? here("./schema-engine.mjs"),
};
const run = spawnSync(process.execPath, [here("../node_modules/prisma/build/index.js"), ...process.argv.slice(2)], { stdio: "inherit", env });
process.exit(run.status ?? 1);
