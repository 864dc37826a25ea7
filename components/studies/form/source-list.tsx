import { clsx } from "clsx";
import { Plus, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { FormDataset } from "@/lib/reports/form-dataset";
import { MOST_SOURCES, newSource, type SourceForm } from "@/lib/studies/form/sources";
import { SourceFields } from "./source-fields";
import type { SectionProps } from "./use-study-form";

const ADD_ID = "add-source";
const takeOutId = ({ id }: Pick<SourceForm, "id">) => `take-out-${id}`;

/** The sources of a study, which can be added and taken out. @param least as many stay. */
export function SourceList({ sources, least, unit, datasets, errorAt, onChange }: {
  sources: readonly SourceForm[];
  least: number;
  unit: "episode" | "session";
  datasets: readonly FormDataset[];
  errorAt: SectionProps<object>["errorAt"];
  onChange: (sources: SourceForm[]) => void;
}) {
  const [said, setSaid] = useState("");
  const canTakeOut = sources.length > least;
  const problem = errorAt("sources");
  return (
    <>
      <ol className="grid grid-cols-1 gap-4">
        {sources.map((source, index) => (
          <li key={source.id} className={clsx("grid items-start gap-x-2", canTakeOut ? "grid-cols-[minmax(0,1fr)_auto]" : "grid-cols-1")}>
            <SourceFields
              source={source} label={sources.length === 1 ? "Dataset" : `Source ${index + 1}`} datasets={datasets} unit={unit} path={`sources.${index}`} errorAt={errorAt}
              onChange={(changed) => onChange(sources.map((other) => (other.id === source.id ? changed : other)))}
            />
            {canTakeOut && (
              <Button
                id={takeOutId(source)} look="quiet" className="mt-7 !px-2.5" aria-label={`Take out source ${index + 1}`} icon={<Trash2 size={16} aria-hidden />}
                onClick={() => {
                  // Moved while the button is still there: with it the focus would be lost. Of the last ones none can be taken out.
                  const neighbour = sources[index + 1] ?? sources[index - 1];
                  document.getElementById(sources.length > least + 1 && neighbour ? takeOutId(neighbour) : ADD_ID)?.focus();
                  onChange(sources.filter((other) => other.id !== source.id));
                  setSaid(`Source ${index + 1} is taken out; ${sources.length - 1} are left.`);
                }}
              />
            )}
          </li>
        ))}
      </ol>
      {problem && <p className="text-[13px] font-medium text-danger">{problem}</p>}
      {sources.length < MOST_SOURCES && (
        <div>
          <Button
            id={ADD_ID} size="small" icon={<Plus size={15} aria-hidden />}
            onClick={() => {
              onChange([...sources, newSource()]);
              setSaid(`Source ${sources.length + 1} is added.`);
            }}
          >
            Add a source
          </Button>
        </div>
      )}
      <p role="status" className="sr-only">{said}</p>
    </>
  );
}
