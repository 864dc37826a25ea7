"use client";

import { Plus, Trash2 } from "lucide-react";
import { Button } from "@/components/ui/button";
import { Input, Textarea } from "@/components/ui/field";
import { newPoint, type PointForm } from "@/lib/studies/form/criteria";

const MOST_POINTS = 11;

/** The points of one criterion's scale: value, words on the button, and what it means with an example. */
export function ScaleEditor({ scale, onChange, errorAt, isBlocked }: {
  scale: PointForm[];
  onChange: (scale: PointForm[]) => void;
  /** Message for a field of a point, "2.label" for example; "" for the scale as a whole. */
  errorAt: (path: string) => string | undefined;
  /** Values cannot change any more; words can. */
  isBlocked?: boolean;
}) {
  const change = (index: number, part: Partial<PointForm>) => onChange(scale.map((point, place) => (place === index ? { ...point, ...part } : point)));
  const whole = errorAt("");
  return (
    <fieldset>
      <legend className="text-sm font-semibold">Scale</legend>
      <p className="mb-2 text-[13px] text-soft">From low to high. Words stand on every button; definition and example are one key away.</p>
      {whole && <p className="mb-2 text-[13px] font-medium text-danger">{whole}</p>}
      <ol className="grid grid-cols-1 gap-3">
        {scale.map((point, index) => {
          const problem = errorAt(`${index}.value`) ?? errorAt(`${index}.label`) ?? errorAt(`${index}.definition`) ?? errorAt(`${index}.example`);
          return (
            <li key={point.id} className="rounded-[10px] border border-line bg-sunken p-3">
              <div className="flex gap-2">
                <Input
                  aria-label={`Value of point ${index + 1}`} inputMode="numeric" className="!w-16 text-center tabular-nums" disabled={isBlocked}
                  value={point.value} onChange={(event) => change(index, { value: event.target.value })} aria-invalid={errorAt(`${index}.value`) ? true : undefined}
                />
                <Input
                  aria-label={`Words of point ${index + 1}`} placeholder="Words on the button" value={point.label}
                  onChange={(event) => change(index, { label: event.target.value })} aria-invalid={errorAt(`${index}.label`) ? true : undefined}
                />
                {!isBlocked && (
                  <Button
                    look="quiet" className="!px-2.5" aria-label={`Remove point ${point.value} ${point.label}`} disabled={scale.length <= 2}
                    icon={<Trash2 size={16} aria-hidden />} onClick={() => onChange(scale.filter((_, place) => place !== index))}
                  />
                )}
              </div>
              <div className="mt-2 grid gap-2 sm:grid-cols-2">
                <Textarea
                  aria-label={`Definition of point ${index + 1}`} placeholder="What it means" rows={2} className="field-sizing-content min-h-16" value={point.definition}
                  onChange={(event) => change(index, { definition: event.target.value })}
                />
                <Textarea
                  aria-label={`Example of point ${index + 1}`} placeholder="An example" rows={2} className="field-sizing-content min-h-16" value={point.example}
                  onChange={(event) => change(index, { example: event.target.value })}
                />
              </div>
              {problem && <p className="mt-1.5 text-[13px] font-medium text-danger">{problem}</p>}
            </li>
          );
        })}
      </ol>
      {!isBlocked && scale.length < MOST_POINTS && (
        <Button look="quiet" size="small" className="mt-2" icon={<Plus size={15} aria-hidden />} onClick={() => onChange([...scale, newPoint(scale)])}>Add a point</Button>
      )}
    </fieldset>
  );
}
