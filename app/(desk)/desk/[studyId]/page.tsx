import type { Metadata, Route } from "next";
import { redirect } from "next/navigation";
import { DeskRoot } from "@/components/desk/desk-root";
import { InstructionsBody } from "@/components/desk/instructions-body";
import { loadInstructions } from "@/lib/desk/loaders";
import { programVersion } from "@/lib/version";

export const metadata: Metadata = { title: "Desk" };

export default async function StudyDeskPage({ params }: PageProps<"/desk/[studyId]">) {
  const { studyId } = await params;
  const { actor, instructions } = await loadInstructions(studyId);
  if (!instructions.read) redirect(`/desk/${studyId}/instructions` as Route);
  return (
    <DeskRoot
      userId={actor.id}
      userName={actor.name || actor.email}
      studyId={studyId}
      kind={instructions.kind}
      title={instructions.title}
      programVersion={programVersion}
      instructions={<InstructionsBody kind={instructions.kind} instructions={instructions.instructions} criteria={instructions.criteria} level={3} />}
    />
  );
}
