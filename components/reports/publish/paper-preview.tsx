import { SaveFigure } from "@/components/charts/save-figure";
import { FigurePicture } from "./figure-picture";
import { StudyMarkdown } from "@/components/studies/markdown";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Folded } from "@/components/ui/folded";
import { Card } from "@/components/ui/surface";
import { figureUrl } from "@/lib/reports/figures/figure-url";
import type { PaperPreview as Preview, PreviewFigure } from "@/lib/reports/publish/paper-preview";

/** What of the bundle goes into the paper itself: sentences, a table, figures. */
export function PaperPreview({ studyId, preview: { methods, table, figures }, query }: { studyId: string; preview: Preview; /** That numbers depend on: the metric, or which source is named first. */ query: Readonly<Record<string, string>> }) {
  return (
    <div className="grid grid-cols-1 gap-5">
      <div className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        <Card>
          <div className="flex min-h-10 items-center gap-3 border-b border-line ps-4 pe-1.5">
            <h3 className="flex-1 text-[13px] font-semibold text-soft">Methods</h3>
            <CopyButton text={methods.text} what="methods paragraph" from="methods-paragraph" />
          </div>
          <div id="methods-paragraph" className="px-4 pt-4 pb-3 text-sm break-words [&_h3]:!text-[17px] [&_h4]:!mt-6 [&_h4]:!text-[15px] [&_h4:first-child]:!mt-2">
            <StudyMarkdown text={methods.paragraph} />
            <Folded title="How the numbers were made, and what to keep in mind" className="mt-3"><StudyMarkdown text={methods.rest} /></Folded>
          </div>
        </Card>
        <CodeBlock title={`LaTeX: ${table.title.toLowerCase()} (${table.name})`} what="table" text={table.latex} tall />
      </div>
      <ul className="grid grid-cols-1 gap-5">
        {figures.map((figure) => <li key={figure.kind} className="min-w-0"><FigureCard studyId={studyId} figure={figure} query={query} /></li>)}
      </ul>
    </div>
  );
}

function FigureCard({ studyId, figure: { kind, title, description, width, height, digest }, query }: { studyId: string; figure: PreviewFigure; query: Readonly<Record<string, string>> }) {
  const asked = (more: Readonly<Record<string, string>>) => withEnding(figureUrl(studyId, kind, { ...query, digest, ...more }), ".svg");
  return (
    <Card className="px-4 py-4 sm:px-5">
      <figure className="grid grid-cols-1 gap-x-6 gap-y-2 lg:grid-cols-[minmax(0,42.5rem)_minmax(0,1fr)]">
        <FigurePicture url={asked({})} columnUrl={asked({ width: "column" })} title={title} description={description} width={width} height={height} />
        <figcaption>
          <h3 className="text-[15px]">{title}</h3>
          <div className="-ms-3 mt-1 flex flex-wrap items-center"><SaveFigure url={figureUrl(studyId, kind, query)} name={kind} /></div>
        </figcaption>
      </figure>
    </Card>
  );
}

/** The ending of a file goes before the query. */
function withEnding(url: string, ending: string): string {
  const [path, query] = url.split("?");
  return `${path}${ending}?${query}`;
}
