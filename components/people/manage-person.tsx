"use client";

import { useRouter } from "next/navigation";
import { useId, useState, type FormEvent, type ReactNode } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import type { LinkPurpose, PersonState, Role } from "@/lib/users/types";
import { ROLES } from "@/lib/users/types";
import { RoleChoice } from "./invite-person";
import { OneTimeLink, type LinkToShow } from "./one-time-link";

export type ManagedPerson = { id: string; email: string; name: string; role: Role; state: PersonState };

/** Everything an admin does about one person. A researcher's version only renews an invitation. */
export function ManagePerson({ person, isAdmin, isSelf }: { person: ManagedPerson; isAdmin: boolean; isSelf: boolean }) {
  const router = useRouter();
  const formId = useId();
  const [isOpen, setOpen] = useState(false);
  const { isSending, failure, send, forgetFailure } = useSending();
  const [done, setDone] = useState<string | undefined>();
  const [link, setLink] = useState<LinkToShow | undefined>();
  const called = person.name || person.email;

  function close() {
    setOpen(false);
    setLink(undefined);
    forgetFailure();
    setDone(undefined);
  }

  async function write<T>(method: "POST" | "PATCH", path: string, body: unknown, said?: string): Promise<T | undefined> {
    setDone(undefined);
    const sent = await send(() => sendJson<T>(method, `/users/${person.id}${path}`, body));
    if (!sent?.ok) return undefined;
    setDone(said);
    router.refresh();
    return sent.data;
  }

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    await write("PATCH", "", { name: fields.get("name"), role: fields.get("role") }, "Saved. It holds from their next click on.");
  }

  const makeLink = async (purpose: LinkPurpose) => setLink(await write<LinkToShow>("POST", "/link", { purpose }));

  return (
    <>
      <Button size="small" onClick={() => setOpen(true)} aria-label={isAdmin ? `Manage ${called}` : `New invitation link for ${called}`}>{isAdmin ? "Manage" : "New link"}</Button>
      <Dialog open={isOpen} onClose={close} title={called} footer={<Button onClick={close}>Close</Button>}>
        <div className="grid gap-6">
          {failure && <Notice tone="danger" live>{failure.message}</Notice>}
          {done && <Notice tone="good" live>{done}</Notice>}
          {isAdmin && (
            <form id={formId} onSubmit={save} className="grid gap-4">
              <Field label="Name" optional hint={person.email}><Input name="name" defaultValue={person.name} maxLength={100} autoComplete="off" /></Field>
              <RoleChoice roles={ROLES} initial={person.role} />
              <div><Button type="submit" look="primary" disabled={isSending}>Save</Button></div>
            </form>
          )}
          {link ? (
            <OneTimeLink link={link} />
          ) : (
            person.state !== "disabled" && (
              <Part title="Links" text={person.state === "invited" ? "A new invitation ends the one before it." : "For a forgotten password, make a link that asks for a new one."}>
                <Button disabled={isSending} onClick={() => makeLink("invite")}>{person.state === "invited" ? "New invitation link" : "Link for a new password"}</Button>
                {isAdmin && <Button disabled={isSending} onClick={() => makeLink("signIn")}>Sign-in link</Button>}
              </Part>
            )
          )}
          {isAdmin && !isSelf && (
            <Part title="Access" text={person.state === "disabled" ? "This account is disabled. What this person judged is kept." : "A disabled person is signed out at once. What they judged is kept."}>
              {person.state !== "disabled" && <Button disabled={isSending} onClick={() => write("POST", "/end-sessions", undefined, "Signed out everywhere.")}>Sign out everywhere</Button>}
              {person.state === "disabled"
                ? <Button disabled={isSending} onClick={() => write("PATCH", "", { disabled: false }, "Enabled again. Make a link if they cannot sign in.")}>Enable</Button>
                : <Button look="danger" disabled={isSending} onClick={() => write("PATCH", "", { disabled: true }, "Disabled and signed out.")}>Disable</Button>}
            </Part>
          )}
        </div>
      </Dialog>
    </>
  );
}

function Part({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  return (
    <section className="grid gap-2 border-t border-line pt-4 first:border-t-0 first:pt-0">
      <h3 className="text-sm">{title}</h3>
      <p className="text-[13px] text-soft">{text}</p>
      <div className="flex flex-wrap gap-2">{children}</div>
    </section>
  );
}
