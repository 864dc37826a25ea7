"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { ConfirmAction } from "@/components/studies/confirm-action";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import { namesLine } from "@/lib/generation/names/names-text";
import type { NameListView } from "@/lib/generation/names/types";

const MOST_BYTES = 5_000_000;

/** Whose names the people of later runs have. An admin can bring the lab's own; others see which there are. */
export function NameLists({ inForce, canChange }: { inForce: NameListView | null; canChange: boolean }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const { isSending, failure, send, forgetFailure } = useSending();
  const [tooLarge, setTooLarge] = useState<string | null>(null);
  const problems = tooLarge === null ? (failure?.message.split("\n") ?? []) : [tooLarge];

  async function bring(file: File) {
    forgetFailure();
    setTooLarge(file.size > MOST_BYTES ? `${file.name} is larger than 5 MB.` : null);
    const sent = file.size > MOST_BYTES ? null : await send(async () => sendJson("PUT", "/generations/names", { fileName: file.name, csv: await file.text() }));
    // Else the same file, mended, would be no change.
    if (input.current) input.current.value = "";
    if (sent?.ok) router.refresh();
  }

  return (
    <Card className="grid gap-3 px-5 py-4">
      <p className="max-w-[72ch]">{namesLine(inForce)}</p>
      {inForce && (
        <p className="text-[13px] text-soft">
          Since {inForce.createdAt.slice(0, 10)}{inForce.createdBy && <>, by <bdi>{inForce.createdBy}</bdi></>}: {inForce.countries.map(({ country, female, male }) => `${country} (${female} female, ${male} male)`).join(", ")}.
        </p>
      )}
      {problems.length > 0 && (
        <Notice tone="danger" title="The list cannot be used" live>
          <ul className="grid gap-0.5">{problems.map((problem) => <li key={problem} dir="auto" className="break-words">{problem}</li>)}</ul>
        </Notice>
      )}
      {canChange && (
        <div className="flex flex-wrap items-center gap-3">
          <input ref={input} type="file" accept=".csv,text/csv" className="sr-only" tabIndex={-1} aria-label="A CSV of names" onChange={({ target }) => target.files?.[0] && bring(target.files[0])} />
          <Button disabled={isSending} onClick={() => input.current?.click()}>{inForce ? "Replace by another CSV" : "Bring your own names"}</Button>
          {inForce && (
            <ConfirmAction label="Use the program’s names" name="Use the program’s names" title="Use the program’s names again?" confirm="Use them" cancel="Keep ours" method="DELETE" path="/generations/names">
              <p>Later runs name people as the program does. Runs that are there keep their names, and their list stays with them.</p>
            </ConfirmAction>
          )}
          <p className="text-[13px] text-soft">A CSV with the columns country, gender (female or male) and name.</p>
        </div>
      )}
    </Card>
  );
}
