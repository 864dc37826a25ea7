import type { Metadata } from "next";
import Link from "next/link";
import { authErrorText } from "@/components/people/auth-error-text";
import { LinkForm } from "@/components/people/link-form";
import { ROLE_LABELS } from "@/components/people/role-text";
import { buttonClass } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { previewLink } from "@/lib/auth/links";
import { currentActor } from "@/lib/auth/session";

export const metadata: Metadata = { title: "Welcome" };

const CLOSED = {
  used: ["This link was used already", "Each link works once. If it was you, sign in with your password; if it was not, tell the person who sent it. They can make you a new one."],
  expired: ["This link has run out", "Links work for a limited time, and a newer one ends those before it. Ask the person who sent it for a new one."],
  unknown: ["This link does not work", "Check that it was copied whole, from the first letter to the last. If it was, ask the person who sent it for a new one."],
} as const;

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value);

export default async function LinkPage({ params, searchParams }: PageProps<"/link/[token]">) {
  const { token } = await params;
  const [link, current, query] = [await previewLink(token), await currentActor(), await searchParams];

  if (link.state !== "open") {
    const [title, text] = CLOSED[link.state];
    return (
      <div className="grid gap-4 text-center">
        <h1 className="text-2xl">{title}</h1>
        <p className="text-soft">{text}</p>
        <Link href={current ? "/" : "/sign-in"} className={buttonClass("primary", "large")}>{current ? "To the start page" : "Sign in"}</Link>
      </div>
    );
  }

  const called = link.name || link.email;
  const isInvitation = link.purpose === "invite";
  return (
    <>
      <h1 className="mb-1 text-center text-2xl">{!isInvitation ? `Hello, ${called}` : link.hasPassword ? "Choose a new password" : "Welcome to Concord"}</h1>
      <p className="mb-6 text-center text-soft">{link.email} · {ROLE_LABELS[link.role]}</p>
      {current && current.email !== link.email && (
        <Notice tone="warn" className="mb-4">On this browser {current.name || current.email} is signed in. Going on signs you in as {called} instead.</Notice>
      )}
      <LinkForm
        token={token} email={link.email} name={link.name} asksForPassword={isInvitation}
        label={isInvitation ? "Save and continue" : `Continue as ${called}, ${ROLE_LABELS[link.role].toLowerCase()}`}
        initialError={authErrorText(one(query.error), one(query.wait))}
      />
    </>
  );
}
