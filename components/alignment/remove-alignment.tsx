"use client";

import { useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { Button } from "@/components/ui/button";

/** In two steps: it is nothing that can be taken back. */
export function RemoveAlignment({ id, onRemoved }: { id: string; onRemoved: () => void }) {
  const [step, setStep] = useState<"idle" | "sure" | "sending">("idle");
  const [problem, setProblem] = useState<string | null>(null);

  async function remove() {
    setStep("sending");
    const sent = await sendJson("DELETE", `/align/${id}`);
    if (sent.ok) return onRemoved();
    setProblem(sent.error.message);
    setStep("idle");
  }

  if (step === "idle") return <>{problem && <span role="alert" className="me-2 text-danger">{problem}</span>}<Button look="quiet" size="small" onClick={() => setStep("sure")}>Remove</Button></>;
  return (
    <span className="flex gap-2">
      <Button look="quiet" size="small" onClick={() => setStep("idle")}>Keep it</Button>
      <Button look="danger" size="small" disabled={step === "sending"} onClick={remove}>Remove for good</Button>
    </span>
  );
}
