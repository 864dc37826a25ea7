"use client";

import { type FormEvent, useState } from "react";
import type { Asked } from "./use-alignments";

export type Provider = Asked["provider"];

/** A form that asks for a picture: who makes it, and one request at a time. */
export function useAskForm(hasEngines: boolean, ask: (asked: Asked) => Promise<unknown>) {
  const [provider, setProvider] = useState<Provider>(hasEngines ? "engines" : "scripted");
  const [isSending, setSending] = useState(false);

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    setSending(true);
    await ask({ provider, ...askedIn(event.currentTarget) });
    setSending(false);
  }

  return { provider, setProvider, isSending, send };
}

/** What the fields say: those that are left empty are not said. */
function askedIn(form: HTMLFormElement): Omit<Asked, "provider"> {
  const fields = new FormData(form);
  const words = (name: string) => String(fields.get(name) ?? "").trim() || undefined;
  return { module: words("module"), seed: words("seed"), description: words("description") };
}
