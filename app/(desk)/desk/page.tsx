import type { Metadata } from "next";
import { cookies } from "next/headers";
import { AssignedStudies } from "@/components/desk/assigned-studies";
import { SkipLink } from "@/components/shell/skip-link";
import { parseTheme, THEME_COOKIE } from "@/components/shell/theme";
import { TopBar } from "@/components/shell/top-bar";
import { Empty, PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { listStudies } from "@/lib/studies/data";

export const metadata: Metadata = { title: "Desk" };

export default async function DeskPage() {
  const actor = await requireActor();
  const [{ assigned }, jar] = await Promise.all([listStudies(actor), cookies()]);
  return (
    <>
      <SkipLink />
      <TopBar actor={actor} theme={parseTheme(jar.get(THEME_COOKIE)?.value)} />
      <main id="main" tabIndex={-1} className="mx-auto max-w-3xl px-4 py-8 outline-none sm:px-6">
        <PageHeader title="Your studies" lead="Conversations that you have been asked to judge. You can stop at any time: everything is kept." />
        {assigned.length > 0 ? <AssignedStudies studies={assigned} /> : (
          <Empty title="Nothing to judge yet">When somebody adds you to a study, it appears here.</Empty>
        )}
      </main>
    </>
  );
}
