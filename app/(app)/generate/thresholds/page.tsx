import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { CalibrationCard } from "@/components/calibrations/calibration-card";
import { ProposeThreshold } from "@/components/calibrations/propose-threshold";
import { Empty, PageHeader, SectionTitle } from "@/components/ui/surface";
import { requireActor } from "@/lib/auth/session";
import { listCalibrations } from "@/lib/calibrations/data";
import { canSetUpEngines } from "@/lib/engines/access";
import { generator } from "@/lib/generation/access";
import { listStudies } from "@/lib/studies/data";

export const metadata: Metadata = { title: "Thresholds" };

export default async function ThresholdsPage() {
  const actor = await requireActor(["researcher", "admin"]);
  const [calibrations, { studies }] = await Promise.all([listCalibrations(generator(actor)), listStudies(actor)]);
  const isAdmin = canSetUpEngines(actor);
  const judged = studies.filter(({ kind, state, counted }) => kind === "rating" && state !== "draft" && counted > 0);
  return (
    <>
      <PageHeader title="Thresholds" lead="From which score on a picture counts as near enough to its description. Without a calibration a starting point holds that nobody has tested; here stand those that people's ratings speak for, with how each was found.">
        <Link href={"/generate" as Route} className="mb-1.5 inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Generate</Link>
      </PageHeader>
      <div className="grid grid-cols-1 gap-10">
        {isAdmin && <ProposeThreshold studies={judged.map(({ id, name, state }) => ({ id, name, state }))} />}
        <section aria-labelledby="calibrations">
          <SectionTitle id="calibrations">Calibrated on ratings</SectionTitle>
          {calibrations.length > 0
            ? <ul className="grid grid-cols-1 gap-4">{calibrations.map((calibration) => <li key={calibration.id}><CalibrationCard calibration={calibration} canRetire={isAdmin} /></li>)}</ul>
            : <Empty title="None yet">{isAdmin ? "Compute one from a rating study whose pictures have scores, and adopt it." : "An admin computes one from a rating study whose pictures have scores, and adopts it."} Until then every check says “not calibrated”.</Empty>}
        </section>
      </div>
    </>
  );
}
