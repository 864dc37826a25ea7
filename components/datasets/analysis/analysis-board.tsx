import { ChartFrame } from "@/components/charts/chart-frame";
import { CountBars } from "@/components/charts/count-bars";
import { CodeBlock } from "@/components/ui/code-block";
import { Folded } from "@/components/ui/folded";
import { Card, SectionTitle } from "@/components/ui/surface";
import { type AnalysisChart, CHART_GROUP_TITLES, CHART_GROUPS } from "@/lib/datasets/analysis/analysis-charts";
import type { TableOneRow } from "@/lib/datasets/analysis/table-one";
import type { AnalysedVersion } from "@/lib/datasets/analysis/types";
import { count, counted, fixed, percent } from "@/lib/reports/number-text";
import { Figures } from "../figures";

/** What a version of a dataset consists of: its row of Table 1 in words, then every chart. */
export function AnalysisBoard({ dataset, row, charts, latex }: { dataset: AnalysedVersion; row: TableOneRow; charts: readonly AnalysisChart[]; latex: string }) {
  return (
    <div className="grid grid-cols-1 gap-10">
      <Overview row={row} />
      {CHART_GROUPS.map((group) => {
        const own = charts.filter((chart) => chart.group === group);
        const absent = own.filter(({ model }) => model.bars.length === 0);
        return (
          <section key={group} aria-labelledby={`charts-${group}`}>
            <SectionTitle id={`charts-${group}`}>{CHART_GROUP_TITLES[group]}</SectionTitle>
            <div className="gap-5 lg:columns-2">
              {own.filter(({ model }) => model.bars.length > 0).map(({ key, title, lead, model, methods }) => (
                <div key={key} className="mb-5 break-inside-avoid">
                  <ChartFrame
                    title={title} lead={lead ?? undefined} table={model.table} fileName={`${dataset.slug}-${key}.csv`} methods={`${methods} Version ${dataset.version}.`}
                    figureUrl={`/api/v1/datasets/${dataset.slug}/figures/${key}?version=${dataset.version}`}
                  >
                    <CountBars bars={model.bars} most={model.most} label={title} />
                  </ChartFrame>
                </div>
              ))}
            </div>
            {absent.length > 0 && (
              <ul className="mt-4 grid gap-1 text-[13px] text-soft">{absent.map(({ key, title, none }) => <li key={key}><span className="font-medium">{title}:</span> {none}</li>)}</ul>
            )}
          </section>
        );
      })}
      <Folded title="Age, gender, countries, persona entities and relations as a LaTeX table (the paper's Table 2)"><div className="mt-2"><CodeBlock title="LaTeX: demographics" what="table" text={latex} tall /></div></Folded>
    </div>
  );
}

function Overview({ row }: { row: TableOneRow }) {
  const mean = ({ value }: TableOneRow["turnsPerSession"]) => (value === null ? "–" : fixed(value, 2));
  const share = (part: number) => (row.episodes === 0 ? "–" : percent(part / row.episodes, 1));
  const { images, personaModality: persona, dialogueModality: dialogue } = row;
  const facts: [string, string][] = [
    ["Dialogue", dialogue.value === "text" ? "text; no picture is shared" : `text and pictures; ${share(dialogue.withImages)} of episodes share one`],
    ["Persona", persona.value === "none" ? "none beyond names" : `text in ${share(persona.withText)} of episodes, a face in ${share(persona.withFace)}, a device album in ${share(persona.withAlbum)}`],
    ["Several sessions", row.severalSessions.value ? `in ${share(row.severalSessions.episodes)} of episodes` : "in none"],
    ["Images", images.shares === 0 ? "none is shared" : `${count(images.stored)} stored, ${count(images.remote)} known by address, ${count(images.missing)} missing, ${count(images.refused)} refused`],
  ];
  return (
    <Card className="grid gap-5 px-5 py-4">
      <Figures figures={[
        ["Episodes", count(row.episodes)], ["Sessions", count(row.sessions)], ["Image shares", count(images.shares)], ["Utterances per session", mean(row.utterancesPerSession)],
        ["Turns per session", mean(row.turnsPerSession)], ["Images per episode", mean(row.imagesPerEpisode)], ["Images per session", mean(row.imagesPerSession)],
      ]} />
      <dl className="grid gap-x-6 gap-y-0.5 border-t border-line pt-4 text-sm sm:grid-cols-[max-content_minmax(0,1fr)] sm:gap-y-2">
        {facts.map(([term, text]) => <div key={term} className="contents"><dt className="text-soft">{term}</dt><dd className="max-sm:mb-2">{text}</dd></div>)}
      </dl>
      <p className="max-w-[110ch] text-[12.5px] leading-normal text-soft">
        Means over all {counted(row.episodes, "episode")} or {counted(row.sessions, "session")}. Utterances are turns with words, turns also those that are only a picture. {row.imagesPerEpisode.reason ?? ""}
      </p>
    </Card>
  );
}
