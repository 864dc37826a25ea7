import { clsx } from "clsx";
import { Fragment } from "react";
import { Chip } from "@/components/ui/chip";
import { Table, Td, Th } from "@/components/ui/table";
import { fixed } from "@/lib/reports/number-text";
import { balanceMark, FAIR, FEATURE_NAMES, WELL_MATCHED } from "@/lib/studies/design/balance-text";
import type { BalanceRow, ContrastDraw } from "@/lib/studies/design/schema";

/** How alike the two sides of every contrast are, among all that could be drawn and among what is. */
export function BalanceTable({ contrasts, titleOf, isStale = false }: {
  contrasts: readonly ContrastDraw[];
  titleOf: (source: number) => string;
  /** New numbers are on their way. */
  isStale?: boolean;
}) {
  return (
    <figure className={clsx("min-w-0", isStale && "opacity-50 transition-opacity")} aria-busy={isStale}>
      <Table caption="How well the sides match: mean of each side, and how far they are apart" className="print:overflow-visible print:shadow-none">
        <thead>
          <tr>
            <Th rowSpan={2} className="align-bottom">Mean of</Th>
            <Th rowSpan={2} className="align-bottom">Apart</Th>
            <Th colSpan={2} className="border-s !border-b-0 !pb-0 !text-center">All that could be drawn</Th>
            <Th colSpan={2} className="border-s !border-b-0 !pb-0 !text-center">Drawn</Th>
          </tr>
          <tr>
            {[1, 2].map((half) => (
              <Fragment key={half}>
                <Th numeric className="border-s !pt-0.5 !font-normal">first</Th>
                <Th numeric className="!pt-0.5 !font-normal">second</Th>
              </Fragment>
            ))}
          </tr>
        </thead>
        {contrasts.map((contrast) => (
          <tbody key={`${contrast.first}-${contrast.second}`} className="break-inside-avoid">
            <tr>
              <th scope="rowgroup" colSpan={6} className="border-b border-line bg-sunken px-4 py-1.5 text-start text-[13px] font-semibold">{titleOf(contrast.first)} × {titleOf(contrast.second)}</th>
            </tr>
            {contrast.balance.map((row) => <FeatureRow key={row.feature} row={row} />)}
          </tbody>
        ))}
      </Table>
      <figcaption className="mt-2 text-[12.5px] text-soft">
        Apart: difference of the means in standard deviations, among all that could be drawn → as drawn. Under {WELL_MATCHED} is called well matched and under {FAIR} fair; – where there is no spread to count in. These are conventions, not limits: they stop nothing.
      </figcaption>
    </figure>
  );
}

function FeatureRow({ row }: { row: BalanceRow }) {
  const { before, after } = row;
  return (
    <tr>
      <Td>{FEATURE_NAMES[row.feature]}</Td>
      <Td className="whitespace-nowrap"><Apart before={before} after={after} /></Td>
      <Td numeric className="border-s text-soft">{meanText(before.first.mean)}</Td>
      <Td numeric className="text-soft">{meanText(before.second.mean)}</Td>
      <Td numeric className="border-s">{meanText(after.first.mean)}</Td>
      <Td numeric>{meanText(after.second.mean)}</Td>
    </tr>
  );
}

function Apart({ before, after }: Pick<BalanceRow, "before" | "after">) {
  const mark = balanceMark(after);
  return (
    <span className="flex items-center gap-2.5">
      {mark ? <Chip tone={mark.tone}>{mark.text}</Chip> : <span className="text-soft">cannot be told</span>}
      <span className="text-[13px] text-soft tabular-nums">{differenceText(before.difference)} → {differenceText(after.difference)}</span>
    </span>
  );
}

function differenceText(difference: number | null): string {
  return difference === null ? "–" : fixed(difference, 2);
}

function meanText(mean: number | null): string {
  return mean === null ? "–" : fixed(mean, mean < 100 ? 1 : 0);
}
