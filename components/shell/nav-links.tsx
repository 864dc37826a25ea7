"use client";

import type { Route } from "next";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { isCurrent, type NavigationItem } from "./navigation";

export function NavLinks({ items }: { items: NavigationItem[] }) {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="order-last -mx-2 w-full overflow-x-auto sm:order-none sm:mx-0 sm:w-auto">
      <ul className="flex gap-0.5 pb-1.5 sm:pb-0">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href as Route}
              aria-current={isCurrent(item, path) ? "page" : undefined}
              className="flex min-h-9 items-center rounded-lg px-3 text-sm font-medium whitespace-nowrap text-soft hover:bg-sunken hover:text-ink aria-[current=page]:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-ink"
            >
              {item.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
