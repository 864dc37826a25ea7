"use client";

import { useState } from "react";
import { Checkbox, Field, Input, Select } from "@/components/ui/field";
import { Folded } from "@/components/ui/folded";
import type { EnginePort } from "@/lib/mcu/engines/engine-config";
import type { EngineView } from "@/lib/engines/types";
import { PORT_TEXT, PORTS } from "./port-text";

/** @param taken ports that another engine serves. */
export function EngineFields({ engine, taken, errorAt }: { engine: EngineView | undefined; taken: readonly EnginePort[]; errorAt: (path: string) => string | undefined }) {
  const before = engine?.config;
  const [port, setPort] = useState<EnginePort>(before?.port ?? "chat");
  const at = (name: string) => errorAt(`config.${name}`);
  const text = PORT_TEXT[port];
  const price = { type: "number", min: 0, step: "any", inputMode: "decimal" } as const;
  return (
    <>
      <Field label="What it is for" hint={text.does} error={at("port")}>
        <Select name="port" value={port} onChange={(event) => setPort(event.target.value as EnginePort)}>{PORTS.map((each) => <option key={each} value={each}>{PORT_TEXT[each].label}</option>)}</Select>
      </Field>
      <Field label="Server" error={at("dialect")}>
        <Select key={port} name="dialect" defaultValue={before?.port === port ? before.dialect : undefined}>
          {Object.entries(text.dialects).map(([dialect, servers]) => <option key={dialect} value={dialect}>{servers}</option>)}
        </Select>
      </Field>
      <Field label="Name" hint="Messages about it begin with this." error={at("name")}><Input name="name" required maxLength={80} defaultValue={before?.name} autoComplete="off" data-first-focus /></Field>
      <Field label="Address" hint="As Concord's own machine reaches it; with or without /v1." error={at("baseUrl")}>
        <Input name="baseUrl" type="url" required maxLength={2_000} defaultValue={before?.baseUrl} placeholder="http://localhost:8000" autoComplete="off" />
      </Field>
      <Field label="Model" hint="As the server calls it." error={at("model")}><Input name="model" required maxLength={200} defaultValue={before?.model} autoComplete="off" spellCheck={false} /></Field>
      <Field label="Key" optional hint={engine?.hasKey ? "One is kept. Left empty, it stays." : "Where the server asks for one. It is kept, and never shown again."} error={errorAt("apiKey")}>
        <Input name="apiKey" type="password" maxLength={4_000} autoComplete="new-password" spellCheck={false} />
      </Field>
      {engine?.hasKey && <Checkbox name="dropKey" label="Take the key away" />}
      {!engine && (
        <Checkbox
          key={`enabled-${port}`} name="isEnabled" label="Ask it from now on" defaultChecked={!taken.includes(port)}
          hint={taken.includes(port) ? "Another engine is asked for this: only one can be, so disable that one first." : undefined}
        />
      )}
      <Folded title="Limits, prices and origin">
        <div className="mt-2 grid gap-4 sm:grid-cols-2">
          <Field label="Requests at once" error={at("maxConcurrent")}><Input name="maxConcurrent" type="number" min={1} max={512} defaultValue={before?.maxConcurrent ?? 8} required /></Field>
          <Field label="Seconds for a request" error={at("timeoutSeconds")}><Input name="timeoutSeconds" type="number" min={1} max={3_600} step="any" defaultValue={before?.timeoutSeconds ?? 120} required /></Field>
          <Field label="Currency of prices" error={at("prices.currency")}><Input name="currency" minLength={3} maxLength={3} defaultValue={before?.prices?.currency ?? "USD"} className="uppercase" autoComplete="off" /></Field>
          <Field label="A million tokens in" optional error={at("prices.inputPerMillion")}><Input name="inputPerMillion" {...price} defaultValue={before?.prices?.inputPerMillion} /></Field>
          <Field label="A million tokens out" optional error={at("prices.outputPerMillion")}><Input name="outputPerMillion" {...price} defaultValue={before?.prices?.outputPerMillion} /></Field>
          <Field label="A picture" optional error={at("prices.perImage")}><Input name="perImage" {...price} defaultValue={before?.prices?.perImage} /></Field>
          <Field label="Revision of the model" optional error={at("revision")}><Input name="revision" maxLength={200} defaultValue={before?.revision} autoComplete="off" /></Field>
          <Field label="Licence of the model" optional error={at("licence")}><Input name="licence" maxLength={200} defaultValue={before?.licence} autoComplete="off" /></Field>
        </div>
      </Folded>
    </>
  );
}
