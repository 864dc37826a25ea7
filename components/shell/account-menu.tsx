"use client";

import { ChevronDown, LogOut, PenLine, UserRound } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRef } from "react";
import type { Actor } from "@/lib/users/types";
import { ROLE_LABELS } from "@/components/people/role-text";
import { ThemeChoice } from "./theme-choice";
import type { Theme } from "./theme";

const LINE = "flex min-h-9 w-full items-center gap-2.5 rounded-lg px-2.5 text-sm hover:bg-sunken";

/** The browser's own popover: closes by Escape, by a click elsewhere, and gives the focus back. */
export function AccountMenu({ actor, theme }: { actor: Actor; theme: Theme }) {
  const menu = useRef<HTMLDivElement>(null);
  const close = () => menu.current?.hidePopover();
  const called = actor.name || actor.email;

  return (
    <>
      <button
        type="button"
        popoverTarget="account-menu"
        aria-label={`Account of ${called}`}
        className="ms-auto flex min-h-9 max-w-[14rem] items-center gap-1.5 rounded-lg px-2.5 text-sm font-medium text-soft hover:bg-sunken hover:text-ink sm:order-last"
      >
        <UserRound size={17} aria-hidden />
        <span className="truncate max-sm:sr-only">{called}</span>
        <ChevronDown size={14} aria-hidden />
      </button>
      <div
        ref={menu}
        id="account-menu"
        popover="auto"
        className="fixed inset-auto top-13 right-[max(1rem,calc((100vw-72rem)/2+1.5rem))] m-0 w-72 max-w-[calc(100vw-2rem)] rounded-xl border border-line bg-card p-2 text-ink shadow-floating"
      >
        <div className="px-2.5 pt-1.5 pb-3">
          <p className="truncate font-semibold">{called}</p>
          <p className="truncate text-[13px] text-soft">{actor.name ? `${actor.email} · ` : ""}{ROLE_LABELS[actor.role]}</p>
        </div>
        <div className="border-t border-line py-1.5">
          {actor.role !== "evaluator" && (
            <Link href={"/desk" as Route} className={LINE} onClick={close}><PenLine size={16} className="text-soft" aria-hidden /> Your desk</Link>
          )}
          <Link href="/account" className={LINE} onClick={close}><UserRound size={16} className="text-soft" aria-hidden /> Account and password</Link>
        </div>
        <div className="border-t border-line px-2.5 py-2.5"><ThemeChoice initial={theme} /></div>
        <form method="post" action="/api/auth/signout" className="border-t border-line pt-1.5">
          <button type="submit" className={LINE}><LogOut size={16} className="text-soft" aria-hidden /> Sign out</button>
        </form>
      </div>
    </>
  );
}
