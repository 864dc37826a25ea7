/** GET /v1/models, as servers of OpenAI's protocols list what they hold. */
import { z } from "zod";
import { cutText } from "@/lib/storable-text";
import { EngineError } from "../ports";
import { exchangeJson, type HttpTarget } from "./http";
import type { EngineProbe } from "./probe-result";

const listSchema = z.object({ data: z.array(z.object({ id: z.string() })) });
const MOST = 100;
const ID_CHARACTERS = 200;

/** Adds the models to `probe`, or a note where the server keeps no list: that alone is no fault. @throws the signal's reason where that aborted. */
export async function listModels(target: HttpTarget, wanted: string, probe: EngineProbe, signal: AbortSignal): Promise<void> {
  let listed: unknown;
  try {
    listed = await exchangeJson(target, "/v1/models", { method: "GET" }, signal);
  } catch (error) {
    if (!(error instanceof EngineError)) throw error;
    probe.notes.push(`Its models are not known: ${error.message}`);
    return;
  }
  const list = listSchema.safeParse(listed);
  if (!list.success) {
    probe.notes.push("Its models are not known: what it lists has another form.");
    return;
  }
  const ids = list.data.data.map(({ id }) => id);
  if (!ids.includes(wanted)) probe.notes.push(`It lists no model "${wanted}".`);
  probe.models = ids.slice(0, MOST).map((id) => cutText(id, ID_CHARACTERS));
}
