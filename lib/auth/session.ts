/** Who is looking at a page. Every page asks; no layout decides anything by it. */
import { cache } from "react";
import type { Route } from "next";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Actor, Role } from "@/lib/users/types";
import { readActor } from "./actor";
import { safeReturnPath } from "./return-path";

/** Read once per request, however many parts of the page ask. */
export const currentActor = cache(async (): Promise<Actor | undefined> => readActor(await headers()));

/** Leads to the sign-in page and back when nobody is signed in; a role that may not see the page is told that there is none. */
export async function requireActor(roles?: readonly Role[]): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) {
    const path = safeReturnPath((await headers()).get("x-concord-path"));
    redirect((path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`) as Route);
  }
  if (roles && !roles.includes(actor.role)) notFound();
  return actor;
}
