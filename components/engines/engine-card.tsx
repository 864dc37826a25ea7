"use client";

import type { Route } from "next";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { sendJson } from "@/components/api/send-json";
import { useSending } from "@/components/api/use-sending";
import { Button, buttonClass } from "@/components/ui/button";
import { Chip } from "@/components/ui/chip";
import { Notice } from "@/components/ui/notice";
import { Card } from "@/components/ui/surface";
import { priceText } from "@/lib/engines/price-text";
import type { EngineView } from "@/lib/engines/types";
import type { EnginePort } from "@/lib/mcu/engines/engine-config";
import { EngineForm } from "./engine-form";
import { PORT_TEXT } from "./port-text";
import { ProbeFinding } from "./probe-finding";
import { RemoveEngine } from "./remove-engine";

export function EngineCard({ engine, taken }: { engine: EngineView; taken: readonly EnginePort[] }) {
  const router = useRouter();
  const { isSending, failure, send } = useSending();
  const [isProbing, setProbing] = useState(false);
  const { id, config, hasKey, isEnabled } = engine;

  async function askProbe() {
    setProbing(true);
    const sent = await sendJson("POST", `/engines/${id}/probe`);
    setProbing(false);
    return sent;
  }

  async function probe() {
    const sent = await send(askProbe);
    if (sent?.ok) router.refresh();
  }

  async function toggle() {
    const sent = await send(async () => {
      const changed = await sendJson("PATCH", `/engines/${id}`, { isEnabled: !isEnabled });
      // What it does may have changed while nobody asked it; what hinders the probe can be tried again.
      if (changed.ok && !isEnabled) await askProbe();
      return changed;
    });
    if (sent?.ok) router.refresh();
  }

  return (
    <Card className="grid content-start gap-4 px-5 py-4">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 text-base [overflow-wrap:anywhere]"><bdi>{config.name}</bdi></h2>
        <Chip>{PORT_TEXT[config.port].label}</Chip>
        <Chip tone={isEnabled ? "good" : "neutral"}>{isEnabled ? "enabled" : "disabled"}</Chip>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm">
        <Line name="Model"><bdi>{config.model}</bdi></Line>
        <Line name="Address">{config.baseUrl}</Line>
        <Line name="Prices">{priceText(config) ?? "none said: runs show no cost"}</Line>
        <Line name="At once">{config.maxConcurrent}</Line>
        <Line name="Key">{hasKey ? "kept" : "none"}</Line>
      </dl>
      <div aria-live="polite" aria-busy={isProbing} className="border-t border-line pt-3">
        {isProbing ? <p className="text-[13px] text-soft">Asking it a few small requests. A server that hangs is given a minute for each…</p> : <ProbeFinding engine={engine} />}
      </div>
      {failure && <Notice tone="danger" live title="That did not work">{failure.message}</Notice>}
      <div className="flex flex-wrap gap-2">
        <Button size="small" disabled={isSending} onClick={probe} aria-label={`Probe ${config.name}`}>{isProbing ? "Probing…" : "Probe"}</Button>
        <Button size="small" disabled={isSending} onClick={toggle} aria-label={`${isEnabled ? "Disable" : "Enable"} ${config.name}`}>{isEnabled ? "Disable" : "Enable"}</Button>
        <Link href={`/generate/rates?engine=${encodeURIComponent(config.name)}` as Route} className={buttonClass("secondary", "small")} aria-label={`Rates of ${config.name}`}>Rates</Link>
        <EngineForm engine={engine} taken={taken} />
        <RemoveEngine id={id} name={config.name} hasKey={hasKey} />
      </div>
    </Card>
  );
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
