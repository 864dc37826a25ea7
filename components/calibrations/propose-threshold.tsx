"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button } from "@/components/ui/button";
import { Field, Input, Select } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { Card, SectionTitle } from "@/components/ui/surface";
import { DEFAULT_CRITERION } from "@/lib/calibrations/schema";
import type { Proposal, Proposals } from "@/lib/calibrations/types";
import { ProposalFacts } from "./proposal-facts";
import { scorerText } from "./scorer-text";

/** For admins: what the answers of a study speak for, to be looked at before it is adopted. */
export function ProposeThreshold({ studies }: { studies: readonly { id: string; name: string; state: string }[] }) {
  const router = useRouter();
  const [found, setFound] = useState<Proposals | null>(null);
  const { isSending, failure, send } = useSending();

  async function compute(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isSending) return;
    setFound(null);
    const fields = new FormData(event.currentTarget);
    const query = new URLSearchParams(["study", "criterion", "score"].map((name) => [name, String(fields.get(name) ?? "")]));
    const computed = await send(() => sendJson<Proposals>("GET", `/calibrations/proposal?${query.toString()}`));
    if (computed?.ok) setFound(computed.data);
  }

  async function adopt({ study, criterion, score, scorer }: Proposal) {
    const sent = await send(() => sendJson("POST", "/calibrations", { study: study.id, criterion: criterion.key, score, ...scorer }));
    if (!sent?.ok) return;
    setFound(null);
    router.refresh();
  }

  return (
    <section aria-labelledby="propose">
      <SectionTitle id="propose">Calibrate on ratings</SectionTitle>
      <Card className="grid gap-5 px-5 py-5">
        <form onSubmit={compute} aria-label="Calibrate on ratings" className="grid gap-4">
          <div className="grid gap-4 sm:grid-cols-3">
            <Field label="Study" hint="A rating study whose pictures a run has scored."><Select name="study" required disabled={studies.length === 0}>{studies.length === 0 && <option value="">no rating study has answers</option>}{studies.map(({ id, name, state }) => <option key={id} value={id}>{name} ({state})</option>)}</Select></Field>
            <Field label="Criterion" hint="About whether pictures show what is said."><Input name="criterion" defaultValue={DEFAULT_CRITERION} required maxLength={64} className="font-mono" /></Field>
            <Field label="Score"><Select name="score" defaultValue="clip"><option value="clip">CLIP</option><option value="pick">PickScore</option></Select></Field>
          </div>
          <div><Button type="submit" aria-disabled={isSending} disabled={studies.length === 0}>{isSending ? "Computing …" : "Compute"}</Button></div>
        </form>
        {failure && <Notice tone="danger" live>{failure.message}</Notice>}
        {found?.reason && <Notice tone="warn" live>{found.reason}</Notice>}
        {found?.proposals.map((proposal) => (
          <article key={scorerText(proposal)} aria-label={scorerText(proposal)} className="grid gap-3 border-t border-line pt-4">
            <p className="text-base font-semibold">{scorerText(proposal)}: {proposal.threshold === null ? "no threshold" : <>at least <span className="tabular-nums">{proposal.threshold.toFixed(4)}</span></>}</p>
            {proposal.reason && <Notice tone="warn" live>{proposal.reason}</Notice>}
            <ProposalFacts proposal={proposal} />
            {proposal.threshold !== null && (found.study.state === "closed"
              ? <div><Button look="primary" aria-disabled={isSending} onClick={() => adopt(proposal)}>Adopt this threshold</Button></div>
              : <p className="text-sm text-soft">It can be adopted once the study is closed: a threshold is taken from answers that do not change any more.</p>)}
          </article>
        ))}
      </Card>
    </section>
  );
}
