/** Runs a command as the command line does, and gives what it said in lines. */
import { Command } from "commander";
import { vi } from "vitest";

/** @param words those that always come first. */
export function saidBy(register: (program: Command) => void, ...words: string[]): (...more: string[]) => Promise<string> {
  return async (...more) => {
    const printed: string[] = [];
    const log = vi.spyOn(console, "log").mockImplementation((text) => void printed.push(String(text)));
    try {
      const program = new Command().exitOverride();
      register(program);
      await program.parseAsync([...words, ...more], { from: "user" });
    } finally {
      log.mockRestore();
    }
    return printed.join("\n");
  };
}
