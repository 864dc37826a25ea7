/** Sets up a box's engines in Concord, as `concord engine add` does. Doing it again puts right what has changed. */
import { operatorEngineAdmin as admin, type AuthorizedEngineId } from "@/lib/engines/access";
import { authorizeEngineByName, listEngines } from "@/lib/engines/data";
import { createEngine, runProbe, updateEngine } from "@/lib/engines/mutations";
import { createEngineSchema } from "@/lib/engines/schema";
import type { EngineView } from "@/lib/engines/types";
import { isBoxEngine, type BoxEngine } from "./presets";

/**
 * Each is enabled unless another engine serves its port already: whoever set that one up decides. Those of a preset that ran before are disabled.
 *
 * @returns them as they were probed.
 */
export async function registerBox(engines: readonly BoxEngine[], key: string, say: (line: string) => void, signal: AbortSignal): Promise<EngineView[]> {
  await disableBox(new Set(engines.map(({ config }) => config.name)));
  const probed: EngineView[] = [];
  for (const { config, takesKey } of engines) {
    const other = (await listEngines(admin)).find((engine) => engine.isEnabled && engine.config.port === config.port && engine.config.name !== config.name);
    if (other) say(`${other.config.name} serves “${config.port}” already: ${config.name} is set up, and left disabled`);
    const wanted = createEngineSchema.parse({ config, apiKey: takesKey ? key : undefined, isEnabled: other === undefined });
    const known = await authorizeEngineByName(admin, config.name);
    const { id } = known ? await updateEngine(admin, known, { ...wanted, apiKey: wanted.apiKey ?? null }) : await createEngine(admin, wanted);
    probed.push(await runProbe(admin, id as AuthorizedEngineId, signal));
  }
  return probed;
}

/** @param except names that stay as they are. @returns the names of those that are disabled now. */
export async function disableBox(except: ReadonlySet<string> = new Set()): Promise<string[]> {
  const disabled: string[] = [];
  for (const { id, isEnabled, config: { name } } of await listEngines(admin)) {
    if (!isEnabled || !isBoxEngine(name) || except.has(name)) continue;
    await updateEngine(admin, id as AuthorizedEngineId, { isEnabled: false });
    disabled.push(name);
  }
  return disabled;
}
