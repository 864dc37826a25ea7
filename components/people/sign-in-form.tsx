"use client";

import { useState, type FormEvent } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { postAuthForm } from "./auth-request";
import { PasswordInput } from "./password-input";

/** Works as a bare form before (and without) its script. */
export function SignInForm({ next, initialError, takesFocus }: { next: string; initialError?: string; takesFocus: boolean }) {
  const [error, setError] = useState(initialError);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    const answer = await postAuthForm(event.currentTarget);
    if (answer.ok) {
      // A full load: nothing that an earlier person saw stays in this tab.
      window.location.assign(answer.next);
      return;
    }
    setError(answer.error.message);
    setBusy(false);
  }

  return (
    <form method="post" action="/api/auth/callback/password" onSubmit={submit} className="grid gap-4">
      {error && <Notice tone="danger" live>{error}</Notice>}
      <input type="hidden" name="next" value={next} />
      <Field label="E-mail"><Input name="email" type="email" autoComplete="username" required autoFocus={takesFocus} maxLength={254} /></Field>
      <Field label="Password"><PasswordInput name="password" autoComplete="current-password" required maxLength={512} /></Field>
      <Button type="submit" look="primary" size="large" aria-disabled={isBusy}>{isBusy ? "Signing in…" : "Sign in"}</Button>
    </form>
  );
}
