"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState, type FormEvent } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { CopyOnce } from "./copy-once";

type Issued = { name: string; token: string; expiresAt: string };

const CHOICES = [[7, "A week"], [30, "30 days"], [90, "90 days"], [180, "180 days"], [365, "A year"]] as const;

/** @param usualDays is chosen until somebody chooses otherwise. */
export function CreateToken({ usualDays }: { usualDays: number }) {
  const router = useRouter();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const { isSending, failure, problemAt, send, forgetFailure } = useSending();
  const [issued, setIssued] = useState<Issued | undefined>();
  const nameProblem = problemAt("name");

  function close() {
    setOpen(false);
    setIssued(undefined);
    forgetFailure();
  }

  async function make(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const sent = await send(() => sendJson<Issued>("POST", "/me/tokens", { name: fields.get("name"), days: Number(fields.get("days")) }));
    if (!sent?.ok) return;
    setIssued(sent.data);
    router.refresh();
  }

  return (
    <>
      <Button icon={<KeyRound size={16} aria-hidden />} onClick={() => setOpen(true)}>Make a token</Button>
      <Dialog
        open={isOpen} onClose={close} title={issued ? `Token “${issued.name}”` : "Make an API token"}
        footer={
          issued ? (
            <Button onClick={close}>Done</Button>
          ) : (
            <>
              <Button onClick={close}>Cancel</Button>
              <Button look="primary" type="submit" form={formId} disabled={isSending}>{isSending ? "One moment…" : "Make the token"}</Button>
            </>
          )
        }
      >
        {issued ? (
          <div className="grid gap-3">
            <CopyOnce label="API token" hint={`Works until ${new Intl.DateTimeFormat("en-GB", { dateStyle: "long" }).format(new Date(issued.expiresAt))}.`} what="token" value={issued.token} />
            <p className="text-[13px] text-soft">Keep it like a password: whoever has it reads everything you may read. It is not shown again.</p>
          </div>
        ) : (
          <form id={formId} onSubmit={make} className="grid gap-4">
            {failure && !nameProblem && <Notice tone="danger" live>{failure.message}</Notice>}
            <Field label="Name" hint="What it is for, to tell your tokens apart." error={nameProblem}>
              <Input name="name" required maxLength={100} autoComplete="off" data-first-focus />
            </Field>
            <Field label="Runs out after">
              <Select name="days" defaultValue={usualDays}>{CHOICES.map(([days, text]) => <option key={days} value={days}>{text}</option>)}</Select>
            </Field>
          </form>
        )}
      </Dialog>
    </>
  );
}
