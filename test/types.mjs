/** Writes Next's route types, then checks every type of the project. */
import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const cwd = join(dirname(fileURLToPath(import.meta.url)), "..");
const require = createRequire(import.meta.url);
for (const words of [[require.resolve("next/dist/bin/next"), "typegen"], [require.resolve("typescript/bin/tsc"), "--noEmit"]]) {
  try {
    execFileSync(process.execPath, words, { cwd, stdio: "inherit" });
  } catch {
    process.exit(1); // what is wrong has been printed
  }
}
