"use client";

import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { useCallback, useEffect, useRef, useState } from "react";

export type StudyTab = { id: string; href: Route; label: string };

/** One line of pages at any width: what does not fit is scrolled to, and the page that is open is in sight. */
export function StudyTabs({ tabs, current, label = "Pages of this study" }: { tabs: readonly StudyTab[]; current: string; label?: string }) {
  const bar = useRef<HTMLElement>(null);
  const [hidden, setHidden] = useState({ before: false, after: false });
  const look = useCallback(() => {
    const shown = bar.current;
    if (!shown) return;
    const [before, after] = [shown.scrollLeft > 1, shown.scrollLeft + shown.clientWidth < shown.scrollWidth - 1];
    setHidden((known) => (known.before === before && known.after === after ? known : { before, after }));
  }, []);
  useEffect(() => {
    const open = bar.current?.querySelector<HTMLElement>("[aria-current=page]");
    // By hand: scrollIntoView would move the page as well.
    if (bar.current && open) bar.current.scrollLeft = open.offsetLeft - (bar.current.clientWidth - open.offsetWidth) / 2;
    look();
    window.addEventListener("resize", look);
    return () => window.removeEventListener("resize", look);
  }, [current, look]);
  return (
    <nav
      ref={bar} aria-label={label} onScroll={look}
      className={clsx(
        "relative mb-6 flex gap-1 overflow-x-auto shadow-[inset_0_-1px_0_var(--line)] [scroll-padding-inline:3rem] [scrollbar-width:none] print:hidden max-sm:-mx-4 max-sm:px-4",
        // Names that fade say that there are more.
        hidden.before && hidden.after ? "[mask-image:linear-gradient(to_right,transparent,#000_2.5rem,#000_calc(100%-2.5rem),transparent)]"
          : hidden.before ? "[mask-image:linear-gradient(to_right,transparent,#000_2.5rem)]"
            : hidden.after && "[mask-image:linear-gradient(to_left,transparent,#000_2.5rem)]",
      )}
    >
      {tabs.map((tab) => (
        <Link
          key={tab.id} href={tab.href} aria-current={tab.id === current ? "page" : undefined}
          className={clsx(
            "shrink-0 border-b-2 px-3 py-2 text-sm font-semibold whitespace-nowrap focus-visible:rounded-md focus-visible:-outline-offset-2",
            tab.id === current ? "border-accent text-ink" : "border-transparent text-soft hover:text-ink",
          )}
        >
          {tab.label}
        </Link>
      ))}
    </nav>
  );
}
