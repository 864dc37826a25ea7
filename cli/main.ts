/** The `concord` command: a thin face on lib. Exit 0 done, 1 failed, 2 wrong usage. */
import { Command, CommanderError } from "commander";
import { releaseDatabase } from "@/lib/db/prepare";
import { AppError } from "@/lib/errors";
import { UsageError } from "./usage-error";

type Register = (program: Command) => void;

// A command's code is loaded when it is called: `agreement` needs no database client.
const COMMANDS: Record<string, () => Promise<Register>> = {
  start: async () => (await import("./commands/start")).registerStart,
  dev: async () => (await import("./commands/dev")).registerDev,
  doctor: async () => (await import("./commands/doctor")).registerDoctor,
  user: async () => (await import("./commands/user")).registerUser,
  engine: async () => (await import("./commands/engine")).registerEngine,
  import: async () => (await import("./commands/import")).registerImport,
  images: async () => (await import("./commands/images")).registerImages,
  datasets: async () => (await import("./commands/datasets")).registerDatasets,
  "dataset-export": async () => (await import("./commands/dataset-export")).registerDatasetExport,
  generate: async () => (await import("./commands/generate")).registerGenerate,
  align: async () => (await import("./commands/align")).registerAlign,
  study: async () => (await import("./commands/study")).registerStudy,
  simulate: async () => (await import("./commands/simulate")).registerSimulate,
  agreement: async () => (await import("./commands/agreement")).registerAgreement,
  means: async () => (await import("./commands/means")).registerMeans,
  plan: async () => (await import("./commands/plan")).registerPlan,
  compare: async () => (await import("./commands/compare")).registerCompare,
  export: async () => (await import("./commands/export")).registerExport,
  verify: async () => (await import("./commands/verify")).registerVerify,
  bench: async () => (await import("./commands/bench")).registerBench,
};

async function run(words: string[]): Promise<number> {
  const program = new Command("concord")
    .description("Judge conversations: import dialogues, run studies, measure agreement.")
    .exitOverride()
    .showHelpAfterError();
  const wanted = COMMANDS[words[0] ?? ""];
  for (const load of wanted ? [wanted] : Object.values(COMMANDS)) (await load())(program);
  applyToAll(program, (command) => command.exitOverride());
  try {
    await program.parseAsync(words, { from: "user" });
    return typeof process.exitCode === "number" ? process.exitCode : 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (error instanceof UsageError) {
      console.error(`concord: ${error.message}`);
      return 2;
    }
    console.error(`concord: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof AppError) for (const problem of error.problems) console.error(`  ${problem.path}: ${problem.message}`);
    return 1;
  }
}

function applyToAll(command: Command, apply: (command: Command) => void): void {
  for (const child of command.commands) {
    apply(child);
    applyToAll(child, apply);
  }
}

process.exitCode = await run(process.argv.slice(2));
await releaseDatabase();
