import { Table, Td, Th } from "@/components/ui/table";
import type { LinksResult } from "@/lib/images/links/types";
import { count } from "@/lib/reports/number-text";

const HOSTS_SHOWN = 50;

/** What a round found at each host, those with most dead addresses first. */
export function LinksHosts({ result }: { result: LinksResult }) {
  const shown = result.hosts.slice(0, HOSTS_SHOWN);
  return (
    <>
      {shown.length > 0 && (
        <Table caption="Addresses by host">
          <thead><tr><Th>Host</Th><Th numeric>Addresses</Th><Th numeric>Work</Th><Th numeric>Dead</Th><Th numeric>No answer</Th></tr></thead>
          <tbody>
            {shown.map(({ host, addresses, alive, dead, unsure }) => (
              <tr key={host}>
                <Td className="min-w-40 [overflow-wrap:anywhere]">{host || "no host in the address"}</Td>
                <Td numeric>{count(addresses)}</Td>
                <Td numeric>{count(alive)}</Td>
                <Td numeric className={dead > 0 ? "text-danger" : undefined}>{count(dead)}</Td>
                <Td numeric className={unsure > 0 ? "text-warn" : undefined}>{count(unsure)}</Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="mt-2 max-w-[90ch] text-[13px] text-soft">
        {result.hosts.length > shown.length && `The first ${count(shown.length)} hosts; the files have all of them. `}{result.method}
        {result.counts.kept > 0 && ` ${count(result.counts.kept)} pictures of studies that have started were left as they are.`}
      </p>
    </>
  );
}
