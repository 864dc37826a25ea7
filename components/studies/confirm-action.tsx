"use client";

import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button, type ButtonLook, type ButtonSize } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

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
  const { isSending, failure, send } = useSending();

  async function act() {
    const sent = await send(() => sendJson<T>(method, path, body));
    if (!sent?.ok) return;
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
            <Button look={look === "danger" ? "danger" : "primary"} disabled={isSending} onClick={act}>{isSending ? "One moment…" : confirm}</Button>
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
