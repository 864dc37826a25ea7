"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type CriterionForm, moved, newCriterion, sameScale, withKey } from "@/lib/studies/form/criteria";
import { CriterionCard, toggleId } from "./criterion-card";

const MOST_CRITERIA = 40;

export function CriteriaEditor({ criteria, onChange, errorAt, isBlocked }: {
  criteria: CriterionForm[];
  onChange: (criteria: CriterionForm[]) => void;
  /** Message for a path below `criteria`, "2.scale.0.label" for example. */
  errorAt: (path: string, isBelowToo?: boolean) => string | undefined;
  isBlocked?: boolean;
}) {
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const change = (id: string, part: Partial<CriterionForm>) =>
    onChange(criteria.map((criterion) => (criterion.id === id ? (isBlocked ? { ...criterion, ...part } : withKey({ ...criterion, ...part }, criterion, part, criteria)) : criterion)));
  const hasProblem = (index: number) => errorAt(String(index), true) !== undefined;

  return (
    <div>
      <ol className="grid grid-cols-1 gap-2">
        {criteria.map((criterion, index) => (
          <CriterionCard
            key={criterion.id} criterion={criterion} index={index} count={criteria.length} isBlocked={isBlocked}
            isOpen={open === criterion.id || hasProblem(index)}
            onToggle={() => setOpen(open === criterion.id ? null : criterion.id)}
            onChange={(part) => change(criterion.id, part)}
            onMove={(to) => {
              onChange(moved(criteria, index, to));
              setSaid(`${criterion.name} is now number ${to + 1} of ${criteria.length}.`);
            }}
            onRemove={() => {
              // Moved while the button is still there: with it the focus would be lost.
              const neighbour = criteria[index + 1] ?? criteria[index - 1];
              if (neighbour) document.getElementById(toggleId(neighbour))?.focus();
              onChange(criteria.filter((other) => other.id !== criterion.id));
              setSaid(`${criterion.name} removed.`);
            }}
            onCopyScale={() => {
              onChange(criteria.map((other) => (other.id === criterion.id ? other : { ...other, scale: sameScale(criterion, other) })));
              setSaid("All criteria now have these points.");
            }}
            errorAt={(path) => errorAt(`${index}.${path}`)}
          />
        ))}
      </ol>
      {!isBlocked && criteria.length < MOST_CRITERIA && (
        <Button
          className="mt-3" icon={<Plus size={16} aria-hidden />}
          onClick={() => {
            const added = newCriterion(criteria);
            onChange([...criteria, added]);
            setOpen(added.id);
          }}
        >
          Add a criterion
        </Button>
      )}
      <p role="status" className="sr-only">{said}</p>
    </div>
  );
}
