/** What stands in the top bar for whom. What a page shows is decided by the page, not by this list. */
import type { Role } from "@/lib/users/types";

export type NavigationItem = { href: string; label: string };

const DESK = { href: "/desk", label: "Desk" };
const STUDIES = { href: "/studies", label: "Studies" };
const DATASETS = { href: "/datasets", label: "Datasets" };
const IMPORT = { href: "/import", label: "Import" };
const GENERATE = { href: "/generate", label: "Generate" };
const PEOPLE = { href: "/people", label: "People" };

const ITEMS: Record<Role, NavigationItem[]> = {
  evaluator: [DESK],
  researcher: [STUDIES, DATASETS, GENERATE, PEOPLE],
  admin: [STUDIES, DATASETS, IMPORT, GENERATE, PEOPLE],
};

export function navigationFor(role: Role): NavigationItem[] {
  return ITEMS[role];
}

export function homeFor(role: Role): string {
  return ITEMS[role][0]?.href ?? "/account";
}

/** The item whose part of the site this address belongs to. */
export function isCurrent(item: NavigationItem, path: string): boolean {
  return path === item.href || path.startsWith(`${item.href}/`);
}
