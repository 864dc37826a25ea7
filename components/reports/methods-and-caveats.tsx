import { SectionTitle } from "@/components/ui/surface";

type Said = { methods: readonly string[]; caveats: readonly string[]; study: { protocolVersion: number; protocolDigest: string | null } };

/** How numbers were made, what to keep in mind with them, and which instrument they come from. */
export function MethodsAndCaveats({ results: { study, methods, caveats }, designDigest = null }: { results: Said; designDigest?: string | null }) {
  return (
    <div className="grid grid-cols-1 gap-x-12 gap-y-8 text-sm lg:grid-cols-2">
      <section aria-labelledby="methods">
        <SectionTitle id="methods">Methods</SectionTitle>
        <ul className="grid gap-2">
          {methods.map((sentence) => <li key={sentence}>{sentence}</li>)}
        </ul>
        {study.protocolDigest && (
          <p className="mt-4 text-[13px] text-soft">
            Protocol version {study.protocolVersion}, SHA-256 <code className="font-mono text-xs break-all">{study.protocolDigest}</code>
          </p>
        )}
        {designDigest && (
          <p className="mt-1 text-[13px] text-soft">
            Plan of pairs and sides, SHA-256 <code className="font-mono text-xs break-all">{designDigest}</code>
          </p>
        )}
      </section>
      <section aria-labelledby="caveats">
        <SectionTitle id="caveats">To keep in mind</SectionTitle>
        <ul className="grid list-disc gap-1.5 ps-5 text-soft">
          {caveats.map((sentence) => <li key={sentence}>{sentence}</li>)}
        </ul>
      </section>
    </div>
  );
}
