import type { Route } from "next";
import { redirect } from "next/navigation";
import { homeFor } from "@/components/shell/navigation";
import { requireActor } from "@/lib/auth/session";

export default async function StartPage() {
  const { role } = await requireActor();
  redirect(homeFor(role) as Route);
}
