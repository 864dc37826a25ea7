import { clsx } from "clsx";
import type { Route } from "next";
import Link from "next/link";
import { METRICS, type Metric } from "@/lib/stats/metric";

const HINTS: Record<Metric, string> = {
  ordinal: "Points have an order; differences count by how many answers lie between. The usual choice for a rating scale.",
  nominal: "Points are names; any difference counts the same.",
  interval: "Points are equally far apart; differences count squared.",
  ratio: "Points are amounts with a true zero.",
};

/** Which differences count how much: in the address, so that a page can be sent to somebody. */
export function MetricSwitch({ path, current }: { path: string; current: Metric }) {
  const ordered: Metric[] = ["ordinal", ...METRICS.filter((metric) => metric !== "ordinal")];
  return (
    <div>
      <nav aria-label="Metric of alpha" className="inline-flex max-w-full flex-wrap gap-1 rounded-[12px] border border-line bg-sunken p-1">
        {ordered.map((metric) => (
          <Link
            key={metric} href={(metric === "ordinal" ? path : `${path}?metric=${metric}`) as Route} scroll={false} aria-current={metric === current ? "true" : undefined}
            className={clsx("rounded-[9px] px-3 py-1.5 text-[13px] font-semibold capitalize", metric === current ? "bg-accent-soft text-accent-strong" : "text-soft hover:text-ink")}
          >
            {metric}
          </Link>
        ))}
      </nav>
      <p className="mt-1.5 text-[13px] text-soft">{HINTS[current]}</p>
    </div>
  );
}
