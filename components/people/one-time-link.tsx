"use client";

import { reachableLink } from "@/lib/users/reachable-link";
import { CopyOnce } from "./copy-once";

export type LinkToShow = { url: string; purpose: "invite" | "signIn"; expiresAt: string };

export function OneTimeLink({ link }: { link: LinkToShow }) {
  const until = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" }).format(new Date(link.expiresAt));
  return (
    <div className="grid gap-3">
      <CopyOnce
        label={link.purpose === "invite" ? "Invitation link" : "Sign-in link"} hint={`Works once, until ${until}.`} what="link"
        value={reachableLink(link.url, window.location.origin)}
      />
      <p className="text-[13px] text-soft">Send it to this person and to nobody else: whoever opens it first becomes them. It is not shown again.</p>
    </div>
  );
}
