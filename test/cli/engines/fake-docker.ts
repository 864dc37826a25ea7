/** A `docker` that writes down what it is told and starts nothing. */
import { chmod, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

export type FakeDocker = { folder: string; said: () => Promise<string[]> };

/** @param failing a word: a call that has it fails with a complaint. */
export async function fakeDocker(folder: string, failing = "nothing-fails"): Promise<FakeDocker> {
  await mkdir(folder, { recursive: true });
  const words = join(folder, "words");
  await writeFile(words, "");
  const program = join(folder, "docker");
  await writeFile(program, `#!/bin/sh\necho "$*" >> '${words}'\nfor word in "$@"; do\n  if [ "$word" = "${failing}" ]; then echo "could not: no space left" >&2; exit 17; fi\ndone\n`);
  await chmod(program, 0o755);
  return { folder, said: async () => (await readFile(words, "utf8")).split("\n").filter(Boolean) };
}
