/** The `concord` command as an operator calls it, beside a running server. */
import { type ChildProcess, execFile } from "node:child_process";
import { join } from "node:path";
import { environmentOf, root, sharedServer, type ConcordServer } from "./server";

/** A test that ran out of time leaves its commands behind, even one that is busy and hears nothing: its process takes them along. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const command of running) command.kill("SIGKILL");
});

export type CommandEnd = { code: number; output: string; errors: string };

/** @param setting what is otherwise in its environment, and a module of this folder that is loaded before it. */
export function runConcord(words: readonly string[], server: ConcordServer = sharedServer(), setting: { environment?: Record<string, string | undefined>; preload?: string } = {}): Promise<CommandEnd> {
  const preload = setting.preload === undefined ? [] : ["--import", join(root, "e2e", setting.preload)];
  return new Promise((done) => {
    const command = execFile(
      process.execPath, [...preload, "--import", "tsx", join(root, "cli", "main.ts"), ...words],
      { cwd: root, env: { ...environmentOf(server), ...setting.environment }, maxBuffer: 64 * 1024 * 1024 },
      (error, output, errors) => {
        running.delete(command);
        done({ code: error ? (typeof error.code === "number" ? error.code : 1) : 0, output, errors });
      },
    );
    running.add(command);
  });
}

/** The object on the last line of a command that is expected to succeed. */
export async function concordJson<T>(words: readonly string[], server?: ConcordServer): Promise<T> {
  const { code, output, errors } = await runConcord([...words, "--json"], server);
  if (code !== 0) throw new Error(`concord ${words.join(" ")} ended with ${code}:\n${errors}`);
  return JSON.parse(output.trimEnd().split("\n").at(-1) ?? "") as T;
}
