"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { reachableLink } from "@/lib/users/reachable-link";

export type LinkToShow = { url: string; purpose: "invite" | "signIn"; expiresAt: string };

/** Shown once, right after it was made: the server keeps only its hash. */
export function OneTimeLink({ link }: { link: LinkToShow }) {
  const box = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<"yes" | "by hand" | undefined>();
  const url = reachableLink(link.url, window.location.origin);
  const until = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date(link.expiresAt));

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      setCopied("yes");
    } catch {
      // Browsers give no clipboard to pages over plain http from another machine.
      box.current?.querySelector("input")?.select();
      setCopied("by hand");
    }
  }

  return (
    <div ref={box} className="grid gap-3">
      <Field label={link.purpose === "invite" ? "Invitation link" : "Sign-in link"} hint={`Works once, until ${until}.`}>
        <Input readOnly value={url} onFocus={(event) => event.currentTarget.select()} className="font-mono text-[13px]" />
      </Field>
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" onClick={copy} icon={copied === "yes" ? <Check size={16} aria-hidden /> : <Copy size={16} aria-hidden />}>{copied === "yes" ? "Copied" : "Copy link"}</Button>
        <span role="status" className="text-[13px] text-soft">{copied === "by hand" ? "Selected: copy it with Ctrl+C or ⌘C." : copied === "yes" ? "The link is in the clipboard." : ""}</span>
      </div>
      <p className="text-[13px] text-soft">Send it to this person and to nobody else: whoever opens it first becomes them. It is not shown again.</p>
    </div>
  );
}
