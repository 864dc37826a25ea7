import { Card, SectionTitle } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import type { CheckStanding } from "@/lib/images/check/types";
import { count } from "@/lib/reports/number-text";
import { Figures } from "./figures";

/** The pictures that the dataset's files brought: whether every row of them has been looked at, and why some were refused. */
export function StoredPictures({ standing: { pictures, unchecked, refused, reasons } }: { standing: CheckStanding }) {
  return (
    <section aria-labelledby="stored">
      <SectionTitle id="stored">Brought by its files</SectionTitle>
      <Card className="grid gap-4 px-5 py-4">
        <Figures figures={[["Stored", count(pictures)], ["Looked through", count(pictures - unchecked)], ["Still to look through", count(unchecked)], ["Refused", count(refused)]]} />
        <p className="max-w-[90ch] text-[13px] text-soft">
          {unchecked > 0
            ? "After an import the worker decodes every picture to its last row and refuses those that are damaged. A study that starts before that is done keeps whatever it draws."
            : "Every stored picture was decoded to its last row."}
        </p>
      </Card>
      {reasons.length > 0 && (
        <div className="mt-3">
          <Table caption="Refused, by reason">
            <thead><tr><Th>Why they were refused</Th><Th numeric>Pictures</Th></tr></thead>
            <tbody>{reasons.map(({ reason, count: pictures }) => <tr key={reason}><Td className="[overflow-wrap:anywhere]">{reason}</Td><Td numeric>{count(pictures)}</Td></tr>)}</tbody>
          </Table>
        </div>
      )}
    </section>
  );
}
