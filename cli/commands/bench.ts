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
    .description("an import at STARK's size, beside PostgreSQL's COPY of the same rows; 5000 episodes and 200 pictures take a minute")
    .option("--json", "print one JSON object")
    .addOption(new Option("--episodes <count>", "in one file of a single row group").default(86_900).argParser(Number))
    .addOption(new Option("--pictures <count>", "members of the tar").default(5_000).argParser(Number))
    .addOption(new Option("--format <format>", "of the episodes").choices(["parquet", "jsonl"]).default("parquet"))
    .option("--no-submits", "leave out the people who judge meanwhile, who need a production build")
    .action(async (options: { json?: boolean; episodes: number; pictures: number; format: "parquet" | "jsonl"; submits: boolean }) => {
      const { runImportBench } = await import("@/bench/import");
      await runImportBench({ ...options, json: options.json ?? false });
    });
  bench
    .command("import-kills")
    .description("an import killed at random moments, beside an undisturbed one: whether both come to the same")
    .option("--json", "print one JSON object")
    .addOption(new Option("--kills <count>", "of the process, by SIGKILL").default(50).argParser(Number))
    .addOption(new Option("--episodes <count>", "of each import").default(600).argParser(Number))
    .action(async (options: { json?: boolean; kills: number; episodes: number }) => {
      const { runKillsBench } = await import("@/bench/import-kills");
      await runKillsBench({ ...options, json: options.json ?? false });
    });
  bench
    .command("generation")
    .description("episodes from a model server of fixed latency, beside the shortest that any schedule could take; and with the worker killed half way")
    .option("--json", "print one JSON object")
    .addOption(new Option("--episodes <count>", "of four sessions each").default(200).argParser(Number))
    .addOption(new Option("--latency <ms>", "of every answer").default(250).argParser(Number))
    .addOption(new Option("--concurrency <count>", "requests that the server takes at once").default(32).argParser(Number))
    .action(async (options: { json?: boolean; episodes: number; latency: number; concurrency: number }) => {
      const { runGenerationBench } = await import("@/bench/generation");
      await runGenerationBench({ json: options.json ?? false, episodes: options.episodes, latencyMs: options.latency, concurrency: options.concurrency });
    });
  bench
    .command("explore")
    .description("lists of episodes filtered, sorted and searched, beside sequential scans for the same")
    .option("--json", "print one JSON object")
    .addOption(new Option("--episodes <count>", "in a database of its own").default("93000"))
    .addOption(new Option("--repeats <count>", "of each question").default("20"))
    .action(async (options: { json?: boolean; episodes: string; repeats: string }) => {
      const { runExploreBench } = await import("@/bench/explore");
      await runExploreBench({ json: options.json ?? false, episodes: Number(options.episodes), repeats: Number(options.repeats) });
    });
  bench
    .command("dataset-analysis")
    .description("the analysis of a dataset of STARK's size, beside reading it and doing nothing")
    .option("--json", "print one JSON object")
    .addOption(new Option("--episodes <count>", "made by the database itself").default(93_000).argParser(Number))
    .action(async (options: { json?: boolean; episodes: number }) => {
      const { runDatasetAnalysisBench } = await import("@/bench/dataset-analysis");
      await runDatasetAnalysisBench({ json: options.json ?? false, episodes: options.episodes });
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
