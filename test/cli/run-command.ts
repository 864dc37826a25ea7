/** Runs a command that reads a file, on content of its own, and gives what it printed. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Command } from "commander";
import { afterEach, beforeEach, vi } from "vitest";

/** Call once at the top of a test file. */
export function useCommand(name: string, register: (program: Command) => void): (content: string, ...flags: string[]) => Promise<string> {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), `concord-${name}-`));
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });
  return async (content, ...flags) => {
    const file = join(folder, "answers.csv");
    await writeFile(file, content);
    let printed = "";
    const said = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
      printed += String(text);
      return true;
    });
    const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
    register(program);
    await program.parseAsync(["node", "concord", name, file, ...flags]);
    said.mockRestore();
    return printed;
  };
}

/** The longest line of what was printed, by what is seen of it. */
export function widest(printed: string): number {
  return Math.max(...printed.split("\n").map((line) => [...line].length));
}
