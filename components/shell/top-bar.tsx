import type { Route } from "next";
import Link from "next/link";
import type { Actor } from "@/lib/users/types";
import { AccountMenu } from "./account-menu";
import { Wordmark } from "./logo";
import { NavLinks } from "./nav-links";
import { homeFor, navigationFor } from "./navigation";
import type { Theme } from "./theme";

export function TopBar({ actor, theme }: { actor: Actor; theme: Theme }) {
  return (
    <header className="top-0 z-20 border-b border-line bg-paper sm:sticky">
      <div className="mx-auto flex min-h-14 max-w-6xl flex-wrap items-center gap-x-6 px-4 sm:px-6">
        <Link href={homeFor(actor.role) as Route} aria-label="Concord, start page" className="flex min-h-11 items-center rounded-lg"><Wordmark /></Link>
        <NavLinks items={navigationFor(actor.role)} />
        <AccountMenu actor={actor} theme={theme} />
      </div>
    </header>
  );
}
