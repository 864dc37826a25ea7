import { ChevronLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { PictureSeeker } from "@/components/alignment/picture-seeker";
import { PageHeader } from "@/components/ui/surface";
import { LONGEST_DESCRIPTION } from "@/lib/alignments/schema";
import { requireActor } from "@/lib/auth/session";
import { arePicturesServed } from "@/lib/engines/data";

export const metadata: Metadata = { title: "Single pictures" };

export default async function PicturesPage() {
  await requireActor(["researcher", "admin"]);
  return (
    <>
      <PageHeader title="Single pictures" lead="One picture for one description, as a run finds its own: planned, made or found, scored and filtered.">
        <Link href={"/generate" as Route} className="mb-1.5 inline-flex min-h-8 items-center gap-1 text-sm text-soft hover:text-ink"><ChevronLeft size={16} aria-hidden /> Generate</Link>
      </PageHeader>
      <PictureSeeker hasEngines={await arePicturesServed()} longest={LONGEST_DESCRIPTION} />
    </>
  );
}
