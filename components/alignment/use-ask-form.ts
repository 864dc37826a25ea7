"use client";

import { type FormEvent, useState } from "react";
import type { Sent } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { personOf } from "./person-fields";
import type { Asked } from "./use-alignments";

export type Provider = Asked["provider"];

/** A form that asks for a picture: who makes it, and one request at a time. */
export function useAskForm(hasEngines: boolean, ask: (asked: Asked) => Promise<Sent<unknown>>) {
  const [provider, setProvider] = useState<Provider>(hasEngines ? "engines" : "scripted");
  const { isSending, failure, problemAt, send } = useSending();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const asked = { provider, ...askedIn(event.currentTarget) };
    await send(() => ask(asked));
  }

  return { provider, setProvider, isSending, failure, problemAt, submit };
}

/** What the fields say: those that are left empty are not said. A share says by itself who is seen. */
function askedIn(form: HTMLFormElement): Omit<Asked, "provider"> {
  const fields = new FormData(form);
  const words = (name: string) => String(fields.get(name) ?? "").trim() || undefined;
  const begins = words("module");
  const person = fields.has("personFace") ? personOf(fields, begins === "p-t2i") : null;
  return { module: begins, seed: words("seed"), description: words("description"), ...(person ? { person } : {}) };
}
