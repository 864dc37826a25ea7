"use client";

import { useRouter } from "next/navigation";
import { useRef, useState, type FormEvent } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordInput } from "./password-input";

/** One write and what came of it. */
function useWrite() {
  const router = useRouter();
  const { isSending, failure, problemAt, send } = useSending();
  const [done, setDone] = useState<string | undefined>();

  async function write(method: "POST" | "PATCH", path: string, body: unknown, said: string): Promise<boolean> {
    setDone(undefined);
    const sent = await send(() => sendJson(method, path, body));
    if (!sent?.ok) return false;
    setDone(said);
    router.refresh();
    return true;
  }

  return { isSending, failure, done, write, problemAt };
}

type Write = ReturnType<typeof useWrite>;

function Outcome({ failure, done }: Pick<Write, "failure" | "done">) {
  if (failure) return <Notice tone="danger" live>{failure.message}</Notice>;
  return done ? <Notice tone="good" live>{done}</Notice> : null;
}

export function NameForm({ name }: { name: string }) {
  const { isSending, failure, done, write, problemAt } = useWrite();

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    await write("PATCH", "/me", { name: new FormData(event.currentTarget).get("name") }, "Saved.");
  }

  return (
    <form onSubmit={save} className="grid gap-4">
      <Field label="Name" optional hint="For the people who run the studies. Results never show it." error={problemAt("name")}>
        <Input name="name" defaultValue={name} maxLength={100} autoComplete="name" />
      </Field>
      <Outcome failure={failure} done={done} />
      <div><Button type="submit" disabled={isSending}>Save name</Button></div>
    </form>
  );
}

export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  const { isSending, failure, done, write, problemAt } = useWrite();
  const form = useRef<HTMLFormElement>(null);

  async function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const body = { next: fields.get("next"), ...(hasPassword ? { current: fields.get("current") } : {}) };
    // Only after it worked: a refused password is not typed a second time from nothing.
    if (await write("POST", "/me/password", body, "The new password holds. Your other sessions are signed out.")) form.current?.reset();
  }

  return (
    <form ref={form} onSubmit={save} className="grid gap-4">
      <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
      {hasPassword && (
        <Field label="Current password" error={problemAt("current")}><PasswordInput name="current" autoComplete="current-password" required maxLength={512} /></Field>
      )}
      <Field label="New password" hint="At least 10 characters; a few words are easy to remember." error={problemAt("next")}>
        <PasswordInput name="next" autoComplete="new-password" required minLength={10} maxLength={512} />
      </Field>
      <Outcome failure={failure} done={done} />
      <div><Button type="submit" disabled={isSending}>{hasPassword ? "Change password" : "Set password"}</Button></div>
    </form>
  );
}

export function SessionsForm() {
  const { isSending, failure, done, write } = useWrite();
  return (
    <div className="grid gap-4">
      <Outcome failure={failure} done={done} />
      <div>
        <Button disabled={isSending} onClick={() => write("POST", "/me/end-sessions", undefined, "You are signed out everywhere but here.")}>Sign out everywhere else</Button>
      </div>
    </div>
  );
}
