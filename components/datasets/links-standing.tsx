import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button";
import { Card, SectionTitle } from "@/components/ui/surface";
import type { RemoteStanding } from "@/lib/images/links/types";
import { count, counted, percent } from "@/lib/reports/number-text";
import { Figures } from "./figures";

/** How many pictures are known by address alone, and what those addresses came to. */
export function LinksStanding({ slug, studyId, standing }: { slug: string; studyId: string | null; standing: RemoteStanding }) {
  const { remote, alive, dead, unsure, unchecked, stored, pictures } = standing;
  const file = (format: "csv" | "ndjson") => `/api/v1/datasets/${slug}/links/file?${new URLSearchParams({ format, ...(studyId ? { studyId } : {}) })}`;
  return (
    <section aria-labelledby="standing">
      <SectionTitle
        id="standing"
        aside={remote > 0 && (
          <span className="flex flex-wrap gap-2">
            <a href={file("csv")} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> CSV</a>
            <a href={file("ndjson")} download className={buttonClass("secondary", "small")}><Download size={15} aria-hidden /> NDJSON</a>
          </span>
        )}
      >
        Known by address only
      </SectionTitle>
      <Card className="grid gap-4 px-5 py-4">
        <Figures figures={[
          ["Not fetched", count(remote)], ["Address works", count(alive)], ["Dead", count(dead)], ["No answer yet", count(unsure)], ["Never asked", count(unchecked)],
        ]} />
        <p className="text-[13px] text-soft">
          n = {counted(pictures, "picture")} in the current version, {count(stored)} of them stored{remote > 0 && pictures > 0 && `, ${percent(remote / pictures)} known by address only`}.
          A picture is dead when every address it is known by answers that there is none, answers with something that is no picture, or may not be asked at all. The files list every address.
        </p>
      </Card>
    </section>
  );
}
