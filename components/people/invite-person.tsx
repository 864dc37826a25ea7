"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useId, useState, type FormEvent } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { Role } from "@/lib/users/types";
import { OneTimeLink, type LinkToShow } from "./one-time-link";
import { ROLE_DUTIES, ROLE_LABELS } from "./role-text";

type Invited = { email: string; inviteUrl: string; expiresAt: string };

/** @param roles that this person may give. */
export function InvitePerson({ roles }: { roles: readonly Role[] }) {
  const router = useRouter();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const { isSending, failure, problemAt, send, forgetFailure } = useSending();
  const [invited, setInvited] = useState<{ email: string; link: LinkToShow } | undefined>();
  const emailProblem = problemAt("email");

  function close() {
    setOpen(false);
    setInvited(undefined);
    forgetFailure();
  }

  async function invite(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const sent = await send(() => sendJson<Invited>("POST", "/users", { email: fields.get("email"), name: fields.get("name"), role: fields.get("role") }));
    if (!sent?.ok) return;
    setInvited({ email: sent.data.email, link: { url: sent.data.inviteUrl, purpose: "invite", expiresAt: sent.data.expiresAt } });
    router.refresh();
  }

  return (
    <>
      <Button look="primary" icon={<UserPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>{roles.length === 1 ? "Invite an evaluator" : "Invite a person"}</Button>
      <Dialog
        open={isOpen} onClose={close} title={invited ? `${invited.email} is invited` : roles.length === 1 ? "Invite an evaluator" : "Invite a person"}
        footer={
          invited ? (
            <>
              <Button onClick={() => setInvited(undefined)}>Invite another</Button>
              <Button onClick={close}>Done</Button>
            </>
          ) : (
            <>
              <Button onClick={close}>Cancel</Button>
              <Button look="primary" type="submit" form={formId} disabled={isSending}>{isSending ? "One moment…" : "Make the link"}</Button>
            </>
          )
        }
      >
        {invited ? (
          <OneTimeLink link={invited.link} />
        ) : (
          <form id={formId} onSubmit={invite} className="grid gap-4">
            {failure && !emailProblem && <Notice tone="danger" live>{failure.message}</Notice>}
            <Field label="E-mail" error={emailProblem ? failure?.message : undefined} hint="It names the account. Concord sends no mail: you pass the link on.">
              <Input name="email" type="email" required maxLength={254} autoComplete="off" data-first-focus />
            </Field>
            <Field label="Name" optional><Input name="name" maxLength={100} autoComplete="off" /></Field>
            <RoleChoice roles={roles} initial={roles[0] ?? "evaluator"} />
          </form>
        )}
      </Dialog>
    </>
  );
}

export function RoleChoice({ roles, initial }: { roles: readonly Role[]; initial: Role }) {
  if (roles.length === 1) return <input type="hidden" name="role" value={initial} />;
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1.5 text-sm font-semibold">Role</legend>
      {roles.map((role) => (
        <label key={role} className="flex items-start gap-3 rounded-[10px] border border-line px-3 py-2 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent">
          <input type="radio" name="role" value={role} defaultChecked={role === initial} className="mt-1 size-4 accent-[var(--accent)]" />
          <span>
            <span className="block text-sm font-semibold">{ROLE_LABELS[role]}</span>
            <span className="block text-[13px] text-soft">{ROLE_DUTIES[role]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
