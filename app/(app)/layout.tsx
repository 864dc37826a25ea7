import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { SkipLink } from "@/components/shell/skip-link";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { TopBar } from "@/components/shell/top-bar";
import { currentActor } from "@/lib/auth/session";

/** Draws the frame. Who may see a page, each page asks for itself: a layout is not run again when one moves between pages. */
export default async function AppLayout({ children }: { children: ReactNode }) {
  const [actor, jar] = [await currentActor(), await cookies()];
  return (
    <>
      <SkipLink />
      {actor && <TopBar actor={actor} theme={parseTheme(jar.get(THEME_COOKIE)?.value)} />}
      <main id="main" tabIndex={-1} className="mx-auto max-w-6xl px-4 py-8 outline-none sm:px-6">{children}</main>
    </>
  );
}
