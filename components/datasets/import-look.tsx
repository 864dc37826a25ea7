import type { MappableColumn } from "./column-mapper";
import { EpisodePerson } from "./episode-person";
import { EpisodeSessions } from "./episode-sessions";
import { LookBoard } from "./look-board";
import { FORMAT_NAMES } from "./format-names";
import { OriginMark } from "./origin-marks";
import { RefusalGroups } from "./refusal-groups";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import { Table, Td, Th } from "@/components/ui/table";
import { MAPPABLE_FIELDS } from "@/lib/datasets/formats/column-mapping";
import type { EpisodeDetail, ImportLook as Look, ImportView, RefusalGroup } from "@/lib/datasets/types";
import { count, counted } from "@/lib/reports/number-text";

/** What a dry run saw: what was recognised, what becomes of the columns, what would be refused, how the first episodes will look. */
export function ImportLook({ view, look, groups }: { view: ImportView; look: Look; groups: readonly RefusalGroup[] }) {
  return (
    <LookBoard
      view={view} columns={columnsOf(look)} fields={fieldsOf(look)}
      recognised={<Recognised look={look} />}
      refusals={groups.length > 0 && <RefusalGroups view={view} groups={groups} />}
      episodes={look.episodes.length > 0 && <FirstEpisodes episodes={look.episodes} />}
    />
  );
}

/** The same column of several files is one; unless every file has a field for it, it has none. */
function columnsOf({ files }: Look): MappableColumn[] {
  const columns = new Map<string, MappableColumn>();
  for (const entry of files.flatMap((file) => file.columns)) {
    const before = columns.get(entry.column);
    if (!before || (before.field !== null && entry.field === null)) columns.set(entry.column, { ...entry, count: Math.max(entry.count, before?.count ?? 0) });
  }
  return [...columns.values()].sort((a, b) => (a.column < b.column ? -1 : 1));
}

/** Of the formats that were recognised; where none was, of the two that tables have. */
function fieldsOf({ files }: Look): string[] {
  const formats = files.map(({ format }) => format ?? "stark");
  return [...new Set(formats.flatMap((format) => MAPPABLE_FIELDS[format]))].sort();
}

function Recognised({ look: { files } }: { look: Look }) {
  if (files.length === 0) return null;
  const unknown = files.filter(({ format }) => format === null);
  return (
    <section aria-labelledby="recognised">
      <SectionTitle id="recognised">What was recognised</SectionTitle>
      {unknown.length > 0 && (
        <Notice tone="warn" className="mb-3" title={`${counted(unknown.length, "file")} of no known format`}>
          Say below what its columns are, and look again; or go back and name the format.
        </Notice>
      )}
      <Table caption="Files and what they were read as">
        <thead><tr><Th>File</Th><Th numeric>Rows</Th><Th>Read as</Th><Th>Because</Th></tr></thead>
        <tbody>
          {files.map((file, index) => (
            <tr key={index}>
              <Td className="min-w-48 [overflow-wrap:anywhere]">{file.file}</Td>
              <Td numeric>{count(file.rows)}</Td>
              <Td className={file.format === null ? "font-medium text-warn" : undefined}>{file.format === null ? "not recognised" : FORMAT_NAMES[file.format]}</Td>
              <Td className="min-w-56 text-soft">{file.why ?? "no known format has these columns"}</Td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

function FirstEpisodes({ episodes }: { episodes: readonly EpisodeDetail[] }) {
  return (
    <section aria-labelledby="first">
      <SectionTitle id="first">As they will look</SectionTitle>
      <p className="mb-3 text-sm text-soft">The first {counted(episodes.length, "episode")} that can be taken. Pictures are joined when the import runs.</p>
      <div className="grid grid-cols-1 gap-3">
        {episodes.map((episode, index) => (
          <Card key={episode.id} className="px-5 py-1">
            <details open={index === 0}>
              <summary className="flex min-h-11 flex-wrap items-center gap-x-3 font-semibold">
                <span>{episode.name ?? episode.externalId}</span>
                <span className="text-[13px] font-normal text-soft">{counted(episode.sessionCount, "session")}, {counted(episode.turnCount, "turn")}, {counted(episode.imageCount, "image")}</span>
                <OriginMark origin={episode.origin} />
              </summary>
              <div className="grid max-h-[70vh] grid-cols-1 gap-8 overflow-y-auto pt-2 pb-5" tabIndex={0} role="region" aria-label={`Preview of ${episode.name ?? episode.externalId}`}>
                <EpisodePerson episode={episode} />
                <EpisodeSessions episode={episode} />
              </div>
            </details>
          </Card>
        ))}
      </div>
    </section>
  );
}
