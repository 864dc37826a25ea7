import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { EngineCard } from "@/components/engines/engine-card";
import { EngineForm } from "@/components/engines/engine-form";
import { Empty, PageHeader } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { engineAdmin } from "@/lib/engines/access";
import { listEngines } from "@/lib/engines/data";

export const metadata: Metadata = { title: "Engines" };

export default async function EnginesPage() {
  const engines = await listEngines(engineAdmin(await requireActor(["admin"])));
  const taken = engines.flatMap(({ isEnabled, config }) => (isEnabled ? config.port : []));
  return (
    <>
      <PageHeader
        title="Engines" lead="The model servers that fresh episodes are asked of. For each purpose one can be enabled; a run asks those that are enabled when it begins."
        actions={engines.length > 0 ? <EngineForm taken={taken} /> : undefined}
      >
        <Link href={"/generate" as Route} className="mb-1.5 inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Generate</Link>
      </PageHeader>
      {engines.length > 0 ? (
        <ul className="grid grid-cols-1 gap-4 lg:grid-cols-2">
          {engines.map((engine) => <li key={engine.id} className="grid"><EngineCard engine={engine} taken={taken} /></li>)}
        </ul>
      ) : (
        <Empty title="No engine yet" action={<EngineForm taken={taken} />}>
          <p>An engine is a server with a model on it, here or elsewhere, that Concord asks for what it cannot make itself. Begin with one for chat: it writes the conversations.</p>
          <p className="mt-2">vLLM, SGLang, llama-server and Ollama speak the protocol, and so do most hosted services. Without an engine, a script makes episodes to try the software with.</p>
        </Empty>
      )}
    </>
  );
}
