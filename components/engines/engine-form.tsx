"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState, type FormEvent } from "react";
import { sendJson, type Failure } from "@/components/studies/send-json";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import type { EngineView } from "@/lib/engines/types";
import type { EnginePort } from "@/lib/mcu/engines/engine-config";
import { engineConfigOf } from "./engine-config-of";
import { EngineFields } from "./engine-fields";

/** Sets up an engine, or one anew, and has it probed: what an endpoint really does is known before it is relied upon. @param taken ports that an engine serves. */
export function EngineForm({ engine, taken }: { engine?: EngineView; taken: readonly EnginePort[] }) {
  const router = useRouter();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const [busy, setBusy] = useState<"saving" | "probing" | null>(null);
  const [failure, setFailure] = useState<Failure | undefined>();

  function close() {
    setOpen(false);
    setFailure(undefined);
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const fields = new FormData(event.currentTarget);
    const config = engineConfigOf(fields, engine?.config);
    const key = String(fields.get("apiKey") ?? "").trim() || undefined;
    setBusy("saving");
    setFailure(undefined);
    const sent = engine
      ? await sendJson<EngineView>("PATCH", `/engines/${engine.id}`, { config, apiKey: key ?? (fields.has("dropKey") ? null : undefined) })
      : await sendJson<EngineView>("POST", "/engines", { config, apiKey: key, isEnabled: fields.has("isEnabled") });
    if (sent.ok && sent.data.isEnabled) {
      setBusy("probing");
      // Whatever it finds stands on the engine's card; what hinders it there can be tried again.
      await sendJson("POST", `/engines/${sent.data.id}/probe`);
    }
    setBusy(null);
    if (!sent.ok) return setFailure(sent.error);
    close();
    router.refresh();
  }

  return (
    <>
      {engine
        ? <Button size="small" onClick={() => setOpen(true)} aria-label={`Change ${engine.config.name}`}>Change</Button>
        : <Button look="primary" icon={<Plus size={16} aria-hidden />} onClick={() => setOpen(true)}>Add an engine</Button>}
      <Dialog
        open={isOpen} onClose={close} title={engine ? `Change ${engine.config.name}` : "Add an engine"}
        footer={
          <>
            <Button onClick={close} disabled={busy !== null}>Cancel</Button>
            <Button look="primary" type="submit" form={formId} disabled={busy !== null}>{busy === "probing" ? "Saved, probing…" : busy === "saving" ? "One moment…" : engine ? "Save" : "Add"}</Button>
          </>
        }
      >
        <form id={formId} onSubmit={send} className="grid gap-4">
          {failure && <Notice tone="danger" live title="That did not work">{failure.message}</Notice>}
          <EngineFields engine={engine} taken={taken} errorAt={(path) => failure?.problems.find((problem) => problem.path === path)?.message} />
        </form>
      </Dialog>
    </>
  );
}
