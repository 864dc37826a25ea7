import type { Route } from "next";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

/** On the sign-in page: not sent on by itself, because somebody else may want to sign in here. */
export function AlreadySignedIn({ called, next }: { called: string; next: string }) {
  return (
    <div className="mb-6 grid gap-3 rounded-xl border border-line bg-card p-4 shadow-raised">
      <p>You are signed in as <strong>{called}</strong>.</p>
      <div className="flex flex-wrap gap-2">
        <Link href={next as Route} className={buttonClass("primary")}>Continue</Link>
        <form method="post" action="/api/auth/signout"><button type="submit" className={buttonClass()}>Sign out</button></form>
      </div>
    </div>
  );
}
