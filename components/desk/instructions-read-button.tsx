"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { createApi } from "./runtime/api";

export function InstructionsReadButton({ userId, studyId, version }: { userId: string; studyId: string; version: number }) {
  const router = useRouter();
  const [state, setState] = useState<"ready" | "sending" | { failure: string }>("ready");

  async function confirm(): Promise<void> {
    setState("sending");
    const answer = await createApi(userId).call("POST", `/studies/${studyId}/instructions-read`, { version });
    if (answer.kind === "ok") return router.push(`/desk/${studyId}` as Route);
    const failures = {
      refused: answer.kind === "refused" ? answer.message : "",
      signedOut: "You have been signed out. Reload this page to sign in again.",
      unreachable: "The server cannot be reached. Try again in a moment.",
    };
    setState({ failure: failures[answer.kind] });
  }

  return (
    <div className="grid gap-3">
      {typeof state === "object" && <Notice tone="danger" live>{state.failure}</Notice>}
      <Button look="primary" size="large" disabled={state === "sending"} onClick={() => void confirm()} className="justify-self-start">
        {state === "sending" ? "One moment…" : "I have read them"}
      </Button>
    </div>
  );
}
