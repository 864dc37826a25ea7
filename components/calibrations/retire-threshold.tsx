"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { sendJson } from "@/components/studies/send-json";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";

export function RetireThreshold({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function retire() {
    setSending(true);
    const sent = await sendJson("DELETE", `/calibrations/${id}`);
    setSending(false);
    if (!sent.ok) return setProblem(sent.error.message);
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      <Button look="quiet" size="small" onClick={() => setOpen(true)} aria-label={`Retire the threshold of ${name}`}>Retire</Button>
      <Dialog
        open={isOpen} onClose={() => setOpen(false)} title="Retire this threshold?"
        footer={<><Button onClick={() => setOpen(false)}>Keep it</Button><Button look="danger" disabled={isSending} onClick={retire}>{isSending ? "One moment …" : "Retire"}</Button></>}
      >
        <div className="grid gap-3 text-sm">
          {problem && <Notice tone="danger" live title="That did not work">{problem}</Notice>}
          <p>Runs that are asked for from now on use the starting point that nobody has calibrated. Runs before that keep to this one, and it stays listed here.</p>
        </div>
      </Dialog>
    </>
  );
}
