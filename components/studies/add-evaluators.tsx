"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { PeoplePicker, type PickablePerson } from "./people-picker";

export function AddEvaluators({ studyId, people, members, note }: {
  studyId: string;
  people: readonly PickablePerson[];
  members: readonly string[];
  /** What their joining changes. */
  note?: string;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const { isSending, failure, send } = useSending();

  async function add() {
    const sent = await send(() => sendJson("POST", `/studies/${studyId}/evaluators`, { evaluators: chosen }));
    if (!sent?.ok) return;
    setOpen(false);
    setChosen([]);
    router.refresh();
  }

  return (
    // It may stand in small grey print; its dialog must not.
    <span className="text-[15px] text-ink">
      <Button size="small" icon={<UserPlus size={15} aria-hidden />} onClick={() => setOpen(true)}>Add evaluators</Button>
      <Dialog
        open={isOpen} onClose={() => setOpen(false)} title="Add evaluators"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button look="primary" disabled={isSending || chosen.length === 0} onClick={add}>
              {isSending ? "Adding…" : chosen.length === 0 ? "Add" : chosen.length === 1 ? "Add 1 person" : `Add ${chosen.length} people`}
            </Button>
          </>
        }
      >
        <div className="grid gap-3">
          {failure && <Notice tone="danger" live>{failure.message}</Notice>}
          {note && <p className="text-sm text-soft">{note}</p>}
          <PeoplePicker people={people} members={members} chosen={chosen} onChange={setChosen} />
        </div>
      </Dialog>
    </span>
  );
}
