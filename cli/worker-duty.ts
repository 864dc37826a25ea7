/** What the worker's command line says of the jobs that it takes. */
import { Command, CommanderError, Option } from "commander";
import type { Duty } from "@/lib/jobs/duty";

/** By the name that people use: whatever asks model servers. */
export const LEFT_TO_OTHERS = ["generation"];

/** Ends the process, as commands do: 2 for wrong words, 0 where help was asked for. */
export function dutyOf(words: string[]): Duty {
  const program = new Command("worker")
    .description("take jobs from the queue of the database that DATABASE_URL names, until stopped")
    .addOption(new Option("--only <jobs>", "take no others: for a machine with model servers, which has nothing of the platform but its database's address").choices(LEFT_TO_OTHERS).conflicts("leave"))
    .addOption(new Option("--leave <jobs>", "leave these to such a machine").choices(LEFT_TO_OTHERS))
    .exitOverride()
    .showHelpAfterError();
  try {
    const { only, leave } = program.parse(words, { from: "user" }).opts<{ only?: string; leave?: string }>();
    return only ? "engines" : leave ? "others" : "all";
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return process.exit(error.exitCode === 0 ? 0 : 2);
  }
}
