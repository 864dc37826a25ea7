"use client";

import { ChevronLeft, ChevronRight } from "lucide-react";
import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { buttonClass } from "@/components/ui/button";
import { Kbd } from "@/components/ui/chip";

type Steps = { previous: Route | null; next: Route | null };

/** To the items beside this one: by link, or by the keys J and K. */
export function ItemSteps({ previous, next }: Steps) {
  const router = useRouter();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const to = event.key === "j" ? next : event.key === "k" ? previous : null;
      if (to !== null) router.push(to);
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [router, previous, next]);
  return (
    <nav aria-label="Items beside this one" className="flex gap-2">
      <Step to={previous} rel="prev" letter="K"><ChevronLeft size={16} aria-hidden /> Previous</Step>
      <Step to={next} rel="next" letter="J">Next <ChevronRight size={16} aria-hidden /></Step>
    </nav>
  );
}

function Step({ to, rel, letter, children }: { to: Route | null; rel: "prev" | "next"; letter: string; children: React.ReactNode }) {
  const content = <>{children} <span className="max-sm:hidden" aria-hidden><Kbd>{letter}</Kbd></span></>;
  if (to === null) return <span className={buttonClass("secondary", "medium", "opacity-50")} aria-hidden>{content}</span>;
  return <Link href={to} rel={rel} aria-keyshortcuts={letter.toLowerCase()} className={buttonClass("secondary")}>{content}</Link>;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));
}
