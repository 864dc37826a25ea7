import { protocolFacts } from "@/lib/reports/protocol-facts";
import type { Protocol } from "@/lib/studies/protocol";

/** The choices of a protocol as a list of facts. */
export function ProtocolFacts({ protocol, sources }: { protocol: Protocol; /** How many there are. */ sources: number }) {
  return (
    <dl className="grid gap-x-6 gap-y-0.5 text-sm sm:gap-y-2.5 sm:grid-cols-[max-content_minmax(0,1fr)]">
      {protocolFacts(protocol, sources).map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-soft">{term}</dt>
          <dd className="font-medium break-words max-sm:mb-2">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
