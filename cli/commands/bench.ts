import { Option, type Command } from "commander";

/** Each bench prints figures beside a reference measured in the same run; a figure alone says little. */
export function registerBench(program: Command): void {
  const bench = program.command("bench").description("measure, beside a reference in the same run");
  bench
    .command("judge")
    .description("submit latency and judgments per second, beside plain PostgreSQL inserts")
    .option("--json", "print one JSON object")
    .addOption(new Option("--evaluators <counts>", "numbers of simulated evaluators").default("100,500"))
    .action(async (options: { json?: boolean; evaluators: string }) => {
      const { runJudgeBench } = await import("@/bench/judge");
      await runJudgeBench({ json: options.json ?? false, evaluators: options.evaluators.split(",").map(Number) });
    });
  bench
    .command("import")
    .description("memory and speed of the import of one large JSONL file")
    .option("--json", "print one JSON object")
    .addOption(new Option("--megabytes <size>", "of the file").default("100"))
    .action(async (options: { json?: boolean; megabytes: string }) => {
      const { runImportBench } = await import("@/bench/import");
      await runImportBench({ json: options.json ?? false, megabytes: Number(options.megabytes) });
    });
  bench
    .command("coverage")
    .description("how often intervals hold the true value, in simulated studies")
    .option("--json", "print one JSON object")
    .addOption(new Option("--simulations <count>", "simulated studies per design").default(1000).argParser(Number))
    .addOption(new Option("--seed <text>", "of the simulated studies").default("coverage"))
    .action(async (options: { json?: boolean; simulations: number; seed: string }) => {
      const { runCoverageBench } = await import("@/bench/coverage");
      runCoverageBench({ json: options.json ?? false, simulations: options.simulations, seed: options.seed });
    });
  bench
    .command("stats")
    .description("alpha with its interval from ratings in memory and from stored ones, beside a plain way of computing it")
    .option("--json", "print one JSON object")
    .addOption(new Option("--ratings <count>", "in memory").default("10000000"))
    .addOption(new Option("--replicates <count>", "of the bootstrap over items").default("1000"))
    .addOption(new Option("--stored-ratings <count>", "in a database of its own; 0 leaves that part out").default("10000000"))
    .action(async (options: { json?: boolean; ratings: string; replicates: string; storedRatings: string }) => {
      const { measureInMemory } = await import("@/bench/stats-memory");
      const { measureStored } = await import("@/bench/stats-stored");
      const figures = await measureInMemory(Number(options.ratings), Number(options.replicates));
      const stored = Number(options.storedRatings) > 0 ? await measureStored(Number(options.storedRatings)) : null;
      console.log(JSON.stringify({ ...figures, stored }, null, options.json ? undefined : 2));
    });
}
