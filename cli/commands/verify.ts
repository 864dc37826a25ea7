import type { Command } from "commander";
import { verifyBundle, type Verification } from "@/lib/reports/bundle/verify";
import { figureFonts } from "@/lib/reports/figures/data";
import { bundleFolder } from "../bundle-folder";
import { existsSync } from "node:fs";
import { UsageError } from "../usage-error";

/** Adds `concord verify DIR`: needs the bundle alone, no server, no database, no network. */
export function registerVerify(program: Command): void {
  program
    .command("verify")
    .description("check a bundle: nothing changed, and every number, table and figure comes out of the raw answers again")
    .argument("<folder>", "made by `concord export`")
    .option("--json", "print one JSON object on the last line")
    .action(async (folder: string, { json }: { json?: boolean }) => {
      if (!existsSync(folder)) throw new UsageError(`There is no folder ${folder}.`);
      const verification = await verifyBundle(bundleFolder(folder), { fonts: figureFonts() });
      console.log(json ? JSON.stringify(verification) : inWords(verification));
      if (!verification.ok) process.exitCode = 1;
    });
}

function inWords({ ok, digest, study, concord, files, recomputed, answers, differences }: Verification): string {
  const about = study ? [`${study.name} (${study.kind}, ${study.state}), protocol version ${study.protocolVersion}; made by Concord ${concord}`, `digest ${digest}`] : [];
  if (ok) return [...about, `${files} files are what they were; ${recomputed} of them computed again from ${answers} answers, and the same to the last bit.`].join("\n");
  return [...about, ...differences.map(({ file, what }) => `${file}: ${what}`), `The bundle does not hold: ${differences.length} ${differences.length === 1 ? "difference" : "differences"}.`].join("\n");
}
