import type { Cell } from "@/lib/reports/cell";

/** A rounded number that carries its exact value for programs; a dash where there is none. */
export function Exact({ cell, name }: { cell: Cell; name: string }) {
  return cell.exact === null ? <span title="undefined">{cell.text}</span> : <data value={cell.exact} data-statistic={name}>{cell.text}</data>;
}
