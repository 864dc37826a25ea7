"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { Button, type ButtonLook } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { sendJson, type Failure } from "./send-json";

/** A step that cannot be taken back: says what it does, asks once, does it. */
export function ConfirmAction({ label, look = "secondary", title, confirm, path, body, disabled, children }: {
  label: string;
  look?: ButtonLook;
  title: string;
  /** Words on the button that does it. */
  confirm: string;
  /** Under /api/v1; called with POST. */
  path: string;
  body?: unknown;
  disabled?: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function send() {
    setSending(true);
    setFailure(null);
    const sent = await sendJson("POST", path, body);
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
      <Button look={look} disabled={disabled} onClick={() => setOpen(true)}>{label}</Button>
      <Dialog
        open={isOpen} onClose={() => setOpen(false)} title={title}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Not yet</Button>
            <Button look={look === "danger" ? "danger" : "primary"} disabled={isSending} onClick={send}>{isSending ? "One moment…" : confirm}</Button>
          </>
        }
      >
        <div className="grid gap-3 text-sm">
          {failure && <Notice tone="danger" live title="That did not work">{failure.message}</Notice>}
          {children}
        </div>
      </Dialog>
    </>
  );
}
