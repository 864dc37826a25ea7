"use client";

import { useState, type FormEvent } from "react";
import type { Failure } from "@/components/api/send-json";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { postAuthForm } from "./auth-request";
import { PasswordInput } from "./password-input";

type Props = { token: string; email: string; name: string; asksForPassword: boolean; label: string; initialError?: string };

const GONE = [404, 409];

/** The button that uses a one-time link. Opening the page does not: previews and mail scanners open it too. */
export function LinkForm({ token, email, name, asksForPassword, label, initialError }: Props) {
  const [failure, setFailure] = useState<Failure | undefined>(initialError ? { message: initialError, problems: [] } : undefined);
  const [isBusy, setBusy] = useState(false);
  const problemOf = (path: string) => failure?.problems.find((problem) => problem.path === path)?.message;
  const passwordProblem = problemOf("password");

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    setFailure(undefined);
    const answer = await postAuthForm(event.currentTarget);
    if (answer.ok) {
      window.location.assign(answer.next);
      return;
    }
    // Used or run out since the page was opened: the page itself knows what to say then.
    if (GONE.includes(answer.status)) {
      window.location.reload();
      return;
    }
    setFailure(answer.error);
    setBusy(false);
  }

  return (
    <form method="post" action="/api/auth/callback/link" onSubmit={submit} className="grid gap-4">
      {failure && !passwordProblem && <Notice tone="danger" live>{failure.message}</Notice>}
      <input type="hidden" name="token" value={token} />
      {asksForPassword && (
        <>
          {/* Tells password managers for whom to keep the password. */}
          <input type="email" name="username" value={email} autoComplete="username" readOnly hidden />
          <Field label="Your name" optional hint="For the people who run the studies. Results never show it." error={problemOf("name")}>
            <Input name="name" defaultValue={name} autoComplete="name" maxLength={100} />
          </Field>
          <Field label="Choose a password" hint="At least 10 characters; a few words are easy to remember." error={passwordProblem}>
            <PasswordInput name="password" autoComplete="new-password" required minLength={10} maxLength={512} />
          </Field>
          {passwordProblem && <p role="alert" className="sr-only">{passwordProblem}</p>}
        </>
      )}
      <Button type="submit" look="primary" size="large" aria-disabled={isBusy}>{isBusy ? "One moment…" : label}</Button>
    </form>
  );
}
