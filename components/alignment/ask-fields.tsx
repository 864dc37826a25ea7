"use client";

import { Field, Input, Select } from "@/components/ui/field";
import { SegmentedRadio } from "@/components/ui/segmented-radio";
import { MODULES } from "@/lib/mcu/steps/plan-rule";
import { MODULE_NAMES } from "@/lib/alignments/names";
import type { Provider } from "./use-ask-form";

/** Who makes it, with which module it begins, and the seed: the same for a share and for a description on its own. */
export function AskFields({ provider, setProvider, hasEngines, onModule }: { provider: Provider; setProvider: (provider: Provider) => void; hasEngines: boolean; onModule?: (module: string) => void }) {
  return (
    <>
      <div className="grid gap-1.5">
        <SegmentedRadio<Provider> label="Made by" value={provider} onChange={setProvider} options={[{ value: "engines", label: "Model servers" }, { value: "scripted", label: "A script" }]} />
        <p className="text-[13px] text-soft">{provider === "scripted" ? "A card with the description on it, marked as scripted: no picture." : hasEngines ? "Asks the engines that an admin has set up." : "No engine that gives pictures is set up."}</p>
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label="Begin with" hint={provider === "engines" ? "A chat engine plans where one is set up and the person is known; else a rule does, by the words." : "A rule plans, by the words."}>
          <Select name="module" defaultValue="" onChange={(event) => onModule?.(event.target.value)}><option value="">what the plan says</option>{MODULES.map((module) => <option key={module} value={module}>{MODULE_NAMES[module]}</option>)}</Select>
        </Field>
        <Field label="Seed" optional><Input name="seed" maxLength={100} /></Field>
      </div>
    </>
  );
}
