"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { sendJson, type Failure } from "@/components/studies/send-json";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

export function RemoveEngine({ id, name, hasKey }: { id: string; name: string; hasKey: boolean }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>();

  async function remove() {
    setSending(true);
    setFailure(undefined);
    const sent = await sendJson("DELETE", `/engines/${id}`);
    setSending(false);
    if (!sent.ok) {
      setFailure(sent.error);
      return;
    }
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button look="danger" size="small" onClick={() => setOpen(true)} aria-label={`Remove ${name}`}>Remove</Button>
      <Dialog
        open={isOpen} onClose={() => setOpen(false)} title={`Remove ${name}?`}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button look="danger" disabled={isSending} onClick={remove}>{isSending ? "One moment…" : "Remove"}</Button>
          </>
        }
      >
        <div className="grid gap-3 text-sm">
          {failure && <Notice tone="danger" live title="That did not work">{failure.message}</Notice>}
          <p>It is forgotten{hasKey ? ", and so is its key" : ""}. What it has made stays, with its name and model. To stop asking it for a while, disable it instead.</p>
        </div>
      </Dialog>
    </>
  );
}
