/** From a machine with Docker to engines that Concord asks: each step is skipped by Docker where it is done, so that giving it again goes on. */
import { prepareDatabase } from "@/lib/db/prepare";
import type { EngineView } from "@/lib/engines/types";
import { assertCompose, composeUp } from "./compose";
import { keyFile } from "./key-file";
import type { BoxEngine, Preset } from "./presets";
import { registerBox } from "./register-box";
import { waitHealthy } from "./wait-healthy";

export type BringUp = { preset: Preset; engines: readonly BoxEngine[]; limitMs: number; everyMs: number; remindMs: number; say: (line: string) => void };

/** @returns the engines as they were probed. @throws Error where Docker is not there or fails, or an engine is not ready in time: then none is set up. */
export async function bringUp({ preset, engines, ...wait }: BringUp): Promise<EngineView[]> {
  await assertCompose();
  const { path, key } = keyFile();
  wait.say(`starting ${engines.map(({ service }) => service).join(", ")}; their key is in ${path}`);
  await composeUp(path, preset);
  await waitHealthy(engines, { key, ...wait });
  await prepareDatabase();
  return registerBox(engines, key, wait.say, new AbortController().signal);
}
