"use client";

import { useCallback, useMemo, useState } from "react";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { type Failure, failureOf, sendJson, type Sent } from "@/components/api/send-json";
import { changedPlaces, type DatasheetAnswer, type DatasheetAnswers, mergeAnswers, withAnswer } from "@/lib/reports/datasheet/answers";
import { fillDatasheet } from "@/lib/reports/datasheet/fill";
import type { FilledDatasheet } from "@/lib/reports/datasheet/filled";
import type { StudyDatasheet } from "@/lib/reports/datasheet/schema";

export type ChangeAnswer = (number: string, criterion: string | null, answer: DatasheetAnswer | undefined) => void;

export type DatasheetState = {
  sheet: FilledDatasheet;
  answers: DatasheetAnswers;
  change: ChangeAnswer;
  isDirty: boolean;
  isSaving: boolean;
  /** Since the last change. */
  isSaved: boolean;
  /** The last save went on top of somebody else's changes. */
  isMerged: boolean;
  failure: Failure | null;
  save: () => Promise<void>;
};

/** The answers on the page: nothing that was typed goes before the server has it, and what others saved meanwhile stays. */
export function useDatasheet(loaded: StudyDatasheet): DatasheetState {
  const { id } = loaded.facts.study;
  const [stored, setStored] = useState(loaded);
  const [answers, setAnswers] = useState(loaded.answers);
  const [isSaving, setSaving] = useState(false);
  const [isSaved, setSaved] = useState(false);
  const [isMerged, setMerged] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isDirty = useMemo(() => changedPlaces(stored.answers, answers).length > 0, [stored, answers]);
  const sheet = useMemo(() => fillDatasheet(stored.facts, answers), [stored, answers]);

  useUnsavedWarning(isDirty);

  const change = useCallback<ChangeAnswer>((number, criterion, answer) => {
    setAnswers((before) => withAnswer(before, number, criterion, answer));
    setSaved(false);
    setMerged(false);
  }, []);

  async function save() {
    setSaving(true);
    setFailure(null);
    const { sent, asSent, merged } = await putAnswers(id, stored, answers);
    setSaving(false);
    if (!sent.ok) {
      setFailure(sent.error);
      return;
    }
    setStored(sent.data);
    // What was typed while it was on its way stands on top of what came back.
    setAnswers((now) => mergeAnswers(answers, now, sent.data.answers));
    setMerged(merged && changedPlaces(answers, asSent).length > 0);
    setSaved(true);
  }

  return { sheet, answers, change, isDirty, isSaving, isSaved, isMerged, failure, save };
}

const TRIES = 3;

/** Sends the answers; where somebody else was faster, once more on top of theirs. */
async function putAnswers(id: string, stored: StudyDatasheet, mine: DatasheetAnswers): Promise<{ sent: Sent<StudyDatasheet>; asSent: DatasheetAnswers; merged: boolean }> {
  let [asSent, replaces] = [mine, stored.updatedAt];
  let sent: Sent<StudyDatasheet> | undefined;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    sent = await sendJson<StudyDatasheet>("PUT", `/studies/${id}/datasheet`, { answers: asSent, replaces });
    if (sent.ok || sent.status !== 409) return { sent, asSent, merged: attempt > 1 };
    const theirs = await readDatasheet(id);
    if (!theirs.ok) return { sent: theirs, asSent, merged: false };
    asSent = mergeAnswers(stored.answers, mine, theirs.data.answers);
    replaces = theirs.data.updatedAt;
  }
  return { sent: sent ?? { ok: false, status: 0, error: failureOf(undefined) }, asSent, merged: true };
}

async function readDatasheet(id: string): Promise<Sent<StudyDatasheet>> {
  try {
    const response = await fetch(`/api/v1/studies/${id}/datasheet`);
    const answer: unknown = await response.json();
    return response.ok ? { ok: true, data: answer as StudyDatasheet } : { ok: false, status: response.status, error: failureOf(answer) };
  } catch {
    return { ok: false, status: 0, error: { message: "The server could not be reached. Nothing was saved; try again when you are connected.", problems: [] } };
  }
}
