"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

export function RevokeToken({ id, name, isExpired }: { id: string; name: string; isExpired: boolean }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { isSending, failure, send, forgetFailure } = useSending();
  const opener = useRef<HTMLSpanElement>(null);
  const list = useRef<HTMLElement>(null);
  const verb = isExpired ? "Remove" : "Revoke";

  // The entry goes, and its button with the focus: the list takes it.
  useEffect(() => () => list.current?.focus(), []);

  function close() {
    setOpen(false);
    forgetFailure();
  }

  async function revoke() {
    const sent = await send(() => sendJson("DELETE", `/me/tokens/${id}`));
    // Not there any more: revoked in another window, which is what was asked for.
    if (!sent || (!sent.ok && sent.status !== 404)) return;
    close();
    list.current = opener.current?.closest<HTMLElement>("[data-token-list]") ?? null;
    router.refresh();
  }

  return (
    <>
      <span ref={opener}><Button size="small" onClick={() => setOpen(true)} aria-label={`${verb} ${name}`}>{verb}</Button></span>
      <Dialog
        open={isOpen} onClose={close} title={`${verb} “${name}”?`}
        footer={
          <>
            <Button onClick={close}>Keep it</Button>
            <Button look="danger" onClick={revoke} disabled={isSending}>{verb}</Button>
          </>
        }
      >
        <div className="grid gap-3">
          {failure && <Notice tone="danger" live>{failure.message}</Notice>}
          <p>{isExpired ? "It has run out already; only its entry here goes." : "Whatever still uses it is refused from its next call on. This cannot be taken back."}</p>
        </div>
      </Dialog>
    </>
  );
}
