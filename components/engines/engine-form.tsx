"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState, type FormEvent } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
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
  const { isSending, failure, problemAt, send, forgetFailure } = useSending();
  const [isProbing, setProbing] = useState(false);

  function close() {
    setOpen(false);
    forgetFailure();
  }

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const config = engineConfigOf(fields, engine?.config);
    const key = String(fields.get("apiKey") ?? "").trim() || undefined;
    const sent = await send(async () => {
      const saved = engine
        ? await sendJson<EngineView>("PATCH", `/engines/${engine.id}`, { config, apiKey: key ?? (fields.has("dropKey") ? null : undefined) })
        : await sendJson<EngineView>("POST", "/engines", { config, apiKey: key, isEnabled: fields.has("isEnabled") });
      if (saved.ok && saved.data.isEnabled) {
        setProbing(true);
        // Whatever it finds stands on the engine's card; what hinders it there can be tried again.
        await sendJson("POST", `/engines/${saved.data.id}/probe`);
        setProbing(false);
      }
      return saved;
    });
    if (!sent?.ok) return;
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
            <Button onClick={close} disabled={isSending}>Cancel</Button>
            <Button look="primary" type="submit" form={formId} disabled={isSending}>{isProbing ? "Saved, probing…" : isSending ? "One moment…" : engine ? "Save" : "Add"}</Button>
          </>
        }
      >
        <form id={formId} onSubmit={save} className="grid gap-4">
          {failure && <Notice tone="danger" live title="That did not work">{failure.message}</Notice>}
          <EngineFields engine={engine} taken={taken} errorAt={problemAt} />
        </form>
      </Dialog>
    </>
  );
}
