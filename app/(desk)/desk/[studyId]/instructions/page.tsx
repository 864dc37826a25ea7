import { ArrowLeft } from "lucide-react";
import type { Metadata, Route } from "next";
import Link from "next/link";
import { InstructionsBody } from "@/components/desk/instructions-body";
import { InstructionsReadButton } from "@/components/desk/instructions-read-button";
import { buttonClass } from "@/components/ui/button";
import { loadInstructions } from "@/lib/desk/loaders";

export const metadata: Metadata = { title: "Instructions" };

export default async function InstructionsPage({ params }: PageProps<"/desk/[studyId]/instructions">) {
  const { studyId } = await params;
  const { actor, instructions } = await loadInstructions(studyId);
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 pt-6 pb-20 sm:px-6">
      <Link href={"/desk" as Route} className="-ms-2 inline-flex min-h-11 items-center gap-1.5 rounded-lg px-2 text-[14px] text-soft hover:text-ink">
        <ArrowLeft size={16} aria-hidden /> All studies
      </Link>
      <p className="mt-4 text-[13.5px] text-faint">Instructions</p>
      <h1 className="mb-6 text-[28px]">{instructions.title}</h1>
      <InstructionsBody kind={instructions.kind} instructions={instructions.instructions} criteria={instructions.criteria} />
      <div className="mt-10 border-t border-line pt-6">
        <p className="mb-4 max-w-[62ch] text-soft">You can open these instructions at any time while you judge, with the key H.</p>
        {instructions.read
          ? <Link href={`/desk/${studyId}` as Route} className={buttonClass("primary", "large")}>To the desk</Link>
          : <InstructionsReadButton userId={actor.id} studyId={studyId} version={instructions.version} />}
      </div>
    </main>
  );
}
