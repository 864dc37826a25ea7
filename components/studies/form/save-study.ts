/** Sends the form: makes a draft, changes one, or gives a running study other words. */
import { criteriaSent } from "@/lib/studies/form/criteria";
import { sourcesSent } from "@/lib/studies/form/sources";
import { protocolSent, type StudyForm } from "@/lib/studies/form/state";
import type { Protocol } from "@/lib/studies/protocol";
import { type Failure, sendJson } from "@/components/api/send-json";

/** `id` is null for a study that is not saved yet; `running` holds its protocol, of which only words can still change. */
export type SavedStudy = { id: string | null; running: Protocol | null };

type Outcome = { ok: true; id: string } | { ok: false; failure: Failure };

export async function saveStudy(form: StudyForm, study: SavedStudy): Promise<Outcome> {
  const sources = sourcesSent(form.sources);
  const refused = (failure: Failure): Outcome => ({ ok: false, failure });
  if (study.id === null) {
    const created = await sendJson<{ id: string }>("POST", "/studies", { name: form.name, sources, protocol: protocolSent(form), evaluators: form.evaluators });
    return created.ok ? { ok: true, id: created.data.id } : refused(created.error);
  }
  // A running study is sent what it has, so that nothing of it can look changed by having gone through a form.
  const change = study.running
    ? { protocol: { ...study.running, title: form.title, instructions: form.instructions, criteria: criteriaSent(form.criteria) } }
    : { sources, protocol: protocolSent(form) };
  const changed = await sendJson("PATCH", `/studies/${study.id}`, { name: form.name, ...change });
  if (!changed.ok) return refused(changed.error);
  if (form.evaluators.length > 0) {
    const added = await sendJson("POST", `/studies/${study.id}/evaluators`, { evaluators: form.evaluators });
    if (!added.ok) return refused(added.error);
  }
  return { ok: true, id: study.id };
}
