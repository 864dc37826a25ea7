import { SaveFigure } from "@/components/charts/save-figure";
import { FigurePicture } from "./figure-picture";
import { StudyMarkdown } from "@/components/studies/markdown";
import { CodeBlock } from "@/components/ui/code-block";
import { CopyButton } from "@/components/ui/copy-button";
import { Card } from "@/components/ui/surface";
import type { PaperPreview as Preview, PreviewFigure } from "@/lib/reports/publish/paper-preview";

/** What of the bundle goes into the paper itself: sentences, a table, figures. */
export function PaperPreview({ studyId, preview: { methods, table, figures }, query }: { studyId: string; preview: Preview; /** That numbers depend on: the metric, or which source is named first. */ query: Readonly<Record<string, string>> }) {
  return (
    <div className="grid grid-cols-1 gap-5">
      <Card>
        <div className="flex min-h-11 items-center gap-3 border-b border-line ps-4 pe-1.5 sm:ps-5">
          <h3 className="flex-1 text-sm font-semibold">Methods</h3>
          <CopyButton text={methods} what="methods paragraph" from="methods-paragraph" />
        </div>
        <div id="methods-paragraph" tabIndex={0} role="region" aria-label="Methods paragraph" className="max-h-[30rem] overflow-y-auto px-4 py-4 text-sm break-words focus-visible:-outline-offset-2 sm:px-5">
          <StudyMarkdown text={methods} />
        </div>
      </Card>
      <CodeBlock title={`LaTeX: ${table.title} (${table.name})`} what="table" text={table.latex} tall />
      <ul className="grid grid-cols-1 items-start gap-5 lg:grid-cols-2">
        {figures.map((figure) => <li key={figure.kind} className="min-w-0"><FigureCard studyId={studyId} figure={figure} query={query} /></li>)}
      </ul>
    </div>
  );
}

function FigureCard({ studyId, figure: { kind, title, description, width, height, digest }, query }: { studyId: string; figure: PreviewFigure; query: Readonly<Record<string, string>> }) {
  const path = `/api/v1/studies/${studyId}/figures/${kind}`;
  const asked = (more: Readonly<Record<string, string>>) => new URLSearchParams({ ...query, ...more }).toString();
  return (
    <Card className="px-4 pt-4 pb-2 sm:px-5">
      <figure>
        <FigurePicture url={`${path}.svg?${asked({ digest })}`} columnUrl={`${path}.svg?${asked({ digest, width: "column" })}`} title={title} description={description} width={width} height={height} />
        <figcaption className="mt-2 text-[13px] text-soft">{title}</figcaption>
      </figure>
      <div className="-ms-3 flex flex-wrap items-center"><SaveFigure url={`${path}?${asked({})}`} name={kind} /></div>
    </Card>
  );
}
