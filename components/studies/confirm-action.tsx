"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { Button, type ButtonLook, type ButtonSize } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { sendJson, type Failure } from "./send-json";

/** A step that cannot be taken back: says what it does, asks once, does it. */
export function ConfirmAction<T>({ label, name, icon, look = "secondary", size, title, confirm, cancel = "Not yet", method = "POST", path, body, disabled, onDone, children }: {
  label: string;
  /** The label with what it is about, where several stand on a page. */
  name?: string;
  icon?: ReactNode;
  look?: ButtonLook;
  size?: ButtonSize;
  title: string;
  /** Words on the button that does it. */
  confirm: string;
  /** Words on the button that leaves all as it is. */
  cancel?: string;
  method?: "POST" | "DELETE";
  /** Under /api/v1. */
  path: string;
  body?: unknown;
  disabled?: boolean;
  /** Left out, the page is loaded anew. */
  onDone?: (answer: T) => void;
  children: ReactNode;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isSending, setSending] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);

  async function send() {
    setSending(true);
    setFailure(null);
    const sent = await sendJson<T>(method, path, body);
    setSending(false);
    if (!sent.ok) {
      setFailure(sent.error);
      return;
    }
    setOpen(false);
    if (onDone) onDone(sent.data);
    else router.refresh();
  }

  return (
    <>
      <Button look={look} size={size} icon={icon} disabled={disabled} onClick={() => setOpen(true)} aria-label={name}>{label}</Button>
      <Dialog
        open={isOpen} onClose={() => setOpen(false)} title={title}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{cancel}</Button>
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
