"use client";

import { ArrowDown, ArrowUp, Copy, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Checkbox, Field, Input, Textarea } from "@/components/ui/field";
import type { CriterionForm } from "@/lib/studies/form/criteria";
import { ScaleEditor } from "./scale-editor";

/** Where the focus goes when the criterion beside it is removed. */
export const toggleId = ({ id }: Pick<CriterionForm, "id">) => `criterion-${id}-toggle`;

/** One criterion, folded to its name until somebody wants to change it. */
export function CriterionCard({ criterion, index, count, isOpen, isBlocked, onToggle, onChange, onMove, onRemove, onCopyScale, errorAt }: {
  criterion: CriterionForm;
  index: number;
  count: number;
  isOpen: boolean;
  /** Only words may change. */
  isBlocked?: boolean;
  onToggle: () => void;
  onChange: (part: Partial<CriterionForm>) => void;
  onMove: (to: number) => void;
  onRemove: () => void;
  onCopyScale: () => void;
  errorAt: (path: string) => string | undefined;
}) {
  const name = criterion.name || "New criterion";
  const panel = `criterion-${criterion.id}`;
  return (
    <li className="rounded-xl border border-line bg-card">
      <div className="flex items-center gap-1 ps-1 pe-2">
        <button id={toggleId(criterion)} type="button" aria-expanded={isOpen} aria-controls={panel} onClick={onToggle} className="min-w-0 flex-1 rounded-xl px-3 py-3 text-start">
          <span className="block text-sm font-semibold"><span className="me-2 text-faint tabular-nums">{index + 1}</span>{name}</span>
          {!isOpen && <span className="block truncate text-[13px] text-soft">{criterion.question || "No question yet"}</span>}
        </button>
        {!isBlocked && (
          <>
            <Button look="quiet" size="small" className="!px-2" aria-label={`Move ${name} up`} disabled={index === 0} icon={<ArrowUp size={16} aria-hidden />} onClick={() => onMove(index - 1)} />
            <Button look="quiet" size="small" className="!px-2" aria-label={`Move ${name} down`} disabled={index === count - 1} icon={<ArrowDown size={16} aria-hidden />} onClick={() => onMove(index + 1)} />
            <Button look="quiet" size="small" className="!px-2" aria-label={`Remove ${name}`} disabled={count === 1} icon={<Trash2 size={16} aria-hidden />} onClick={onRemove} />
          </>
        )}
      </div>
      {isOpen && (
        <div id={panel} className="grid gap-4 border-t border-line px-4 py-4">
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label="Name" className="content-start" error={errorAt("name")}>
              <Input value={criterion.name} maxLength={300} onChange={(event) => onChange({ name: event.target.value })} />
            </Field>
            <Field label="Name in exports" className="content-start" hint="Small letters, digits and underscores." error={errorAt("key")}>
              <Input value={criterion.key} maxLength={64} disabled={isBlocked} className="font-mono !text-sm" onChange={(event) => onChange({ key: event.target.value })} />
            </Field>
          </div>
          <Field label="Question" hint="What evaluators read on the card." error={errorAt("question")}>
            <Textarea rows={2} maxLength={1_000} value={criterion.question} onChange={(event) => onChange({ question: event.target.value })} />
          </Field>
          <Field label="Definition" optional hint="Longer words for the instructions." error={errorAt("definition")}>
            <Textarea rows={3} maxLength={4_000} value={criterion.definition} onChange={(event) => onChange({ definition: event.target.value })} />
          </Field>
          {criterion.scale && <ScaleEditor scale={criterion.scale} isBlocked={isBlocked} onChange={(scale) => onChange({ scale })} errorAt={(path) => errorAt(path === "" ? "scale" : `scale.${path}`)} />}
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Checkbox
              label="Offer “cannot judge”" hint={criterion.scale ? "Stands apart from the scale and enters no mean." : "For pairs with nothing to go by, an image on neither side for example."} disabled={isBlocked}
              checked={criterion.allowCannotJudge} onChange={(event) => onChange({ allowCannotJudge: event.target.checked })}
            />
            {!isBlocked && count > 1 && criterion.scale && (
              <Button look="secondary" size="small" icon={<Copy size={15} aria-hidden />} onClick={onCopyScale}>Use this scale&apos;s points everywhere</Button>
            )}
          </div>
        </div>
      )}
    </li>
  );
}
