/** The command line that makes the same export. Pure. */
import { sliceWords } from "../search/query";
import type { ExportSettings } from "./settings";

export function exportCommand(slug: string, { format, version, slice, gzip, includeScripted }: ExportSettings, newest: number): string {
  const filter = sliceWords(slice).toString();
  const words = [
    `npm run -s concord -- dataset-export ${slug} --format ${format} --out ${slug}-v${version ?? newest}-${format}`,
    ...(version !== undefined && version !== newest ? [`--version ${version}`] : []),
    // Letters of an encoded address: none of them ends the quotes.
    ...(filter ? [`--filter '${filter.replaceAll("'", "%27")}'`] : []),
    ...(gzip ? ["--gzip"] : []), ...(includeScripted ? ["--include-scripted"] : []),
  ];
  return words.join(" ");
}
