import type { Route } from "next";
import Link from "next/link";
import { Notice } from "@/components/ui/notice";
import type { RemoteStanding } from "@/lib/images/links/types";
import { count, counted } from "@/lib/reports/number-text";

export type SourceStanding = { slug: string; title: string; standing: RemoteStanding };

/** Before a study starts: pictures that its evaluators would not see. Nothing where every picture is here. */
export function RemotePictures({ studyId, sources }: { studyId: string; sources: readonly SourceStanding[] }) {
  const remote = sources.filter(({ standing }) => standing.remote > 0);
  if (remote.length === 0) return null;
  return (
    <Notice tone="warn" title="Some pictures are not here">
      <p>Evaluators see a note in place of a picture that is known by its address only. Once the study has started, its pictures stay as they are.</p>
      <ul className="mt-2 grid gap-1.5">
        {remote.map(({ slug, title, standing }) => (
          <li key={slug}>
            {title}: {count(standing.remote)} of {counted(standing.pictures, "picture")} not fetched, {standing.dead > 0 ? `${count(standing.dead)} of them dead` : standing.unchecked === standing.remote ? "never checked" : "none known to be dead"}.{" "}
            <Link href={`/datasets/${slug}/pictures?study=${studyId}` as Route} className="font-medium underline underline-offset-2">Check or fetch them</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
