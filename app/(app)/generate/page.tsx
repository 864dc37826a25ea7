import type { Metadata, Route } from "next";
import Link from "next/link";
import { NameLists } from "@/components/generation/name-lists";
import { RunForm } from "@/components/generation/run-form";
import { RunList } from "@/components/generation/run-list";
import { buttonClass } from "@/components/ui/button";
import { Empty, PageHeader, SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { canSetUpEngines } from "@/lib/engines/access";
import { termsOfPort } from "@/lib/engines/data";
import { generator } from "@/lib/generation/access";
import { listRuns } from "@/lib/generation/data";
import { canKeepNames } from "@/lib/generation/names/access";
import { getNameList } from "@/lib/generation/names/data";

export const metadata: Metadata = { title: "Generate" };

export default async function GeneratePage() {
  const actor = await requireActor(["researcher", "admin"]);
  const [runs, chat, names] = await Promise.all([listRuns(generator(actor)), termsOfPort("chat"), getNameList(generator(actor))]);
  return (
    <>
      <PageHeader
        title="Generate" lead="Fresh conversations, step by step: a person, their story, its events, the sessions. Every step is kept with who made it and with which seed."
        actions={<>
          <Link href={"/generate/pictures" as Route} className={buttonClass()}>Single pictures</Link>
          <Link href={"/generate/rates" as Route} className={buttonClass()}>Rates</Link>
          <Link href={"/generate/thresholds" as Route} className={buttonClass()}>Thresholds</Link>
          {canSetUpEngines(actor) && <Link href={"/engines" as Route} className={buttonClass()}>Engines</Link>}
        </>}
      />
      <div className="grid grid-cols-1 gap-10">
        <RunForm chat={chat} />
        <section aria-labelledby="runs">
          <SectionTitle id="runs">Runs</SectionTitle>
          {runs.length > 0 ? <RunList runs={runs} /> : <Empty title="None yet">Every run stays listed here with what it made.</Empty>}
        </section>
        <section aria-labelledby="names">
          <SectionTitle id="names">Names</SectionTitle>
          <NameLists inForce={names} canChange={canKeepNames(actor)} />
        </section>
      </div>
    </>
  );
}
