import { ConfirmAction } from "@/components/studies/confirm-action";
import { Moment } from "@/components/studies/moment";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/reports/number-text";
import type { PatternCheck } from "@/lib/reports/patterns/schema";

/** Said only where stored counts were found to differ from the ratings: which numbers that touches, and what to do. */
export function PatternCheckNotice({ studyId, check }: { studyId: string; check: PatternCheck | null }) {
  if (!check || check.different === 0) return null;
  const found = `${counted(check.different, "stored count")} of answers differed from the ${counted(check.ratings, "rating")} that ${check.ratings === 1 ? "it was" : "they were"} held against on`;
  if (check.ok) {
    return <Notice className="mb-6" title="Stored counts were put right">{found} <Moment at={check.at} />, and were taken from the ratings again. Nothing is left to do; alpha marked “Now” before then may have been off.</Notice>;
  }
  return (
    <Notice tone="danger" className="mb-6" title="Stored counts are not what the ratings say">
      <p>{found} <Moment at={check.at} />. No rating is lost: results “as of” a time and exports are made from the ratings and are right. Alpha marked “Now” is made from the counts, so do not use it until they are put right.</p>
      <div className="mt-3">
        <ConfirmAction label="Put the counts right" title="Count this study's ratings anew?" confirm="Count and put right" path={`/studies/${studyId}/recount`} body={{ repair: true }}>
          <p>Every rating of the study is read, and counts that differ are replaced. People can go on judging meanwhile. Whoever runs the server can do the same with <code className="font-mono text-[13px]">concord study recount {studyId} --repair</code>.</p>
        </ConfirmAction>
      </div>
    </Notice>
  );
}
