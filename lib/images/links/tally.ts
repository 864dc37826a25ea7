/** What a round has come to so far. Pure. */
import type { KnownLink } from "./known-outcome";
import { hostOf, type UrlOutcome } from "./outcome";
import type { HostCounts, LinkMode, LinksProgress, LinksResult, ShareCounts } from "./types";

/** A list may name a hundred thousand hosts: only so many are counted one by one. */
const HOSTS_COUNTED = 20_000;
export const HOSTS_IN_RESULT = 200;

export class LinksTally {
  readonly counts: ShareCounts = { shares: 0, alive: 0, stored: 0, dead: 0, unsure: 0, kept: 0 };
  asked = 0;
  known = 0;
  private sequence = 0;
  private host: string | null = null;
  private readonly hosts = new Map<string, HostCounts>();

  constructor(private readonly total: number) {}

  addShare(state: UrlOutcome["state"] | "kept"): void {
    this.counts.shares += 1;
    this.counts[state] += 1;
  }

  addAddress(outcome: Pick<UrlOutcome, "url" | "state">, wasAsked: boolean): void {
    if (wasAsked) this.asked += 1;
    else this.known += 1;
    this.host = hostOf(outcome.url);
    const counts = this.hosts.get(this.host) ?? { host: this.host, addresses: 0, alive: 0, dead: 0, unsure: 0 };
    counts.addresses += 1;
    counts[outcome.state === "stored" ? "alive" : outcome.state] += 1;
    if (this.hosts.has(this.host) || this.hosts.size < HOSTS_COUNTED) this.hosts.set(this.host, counts);
  }

  progress(): LinksProgress {
    this.sequence += 1;
    return { sequence: this.sequence, total: this.total, asked: this.asked, host: this.host, counts: { ...this.counts } };
  }

  result(dataset: string, version: number, mode: LinkMode): LinksResult {
    const hosts = [...this.hosts.values()].sort((a, b) => b.dead + b.unsure - (a.dead + a.unsure) || b.addresses - a.addresses || a.host.localeCompare(b.host)).slice(0, HOSTS_IN_RESULT);
    return { dataset, mode, version, counts: { ...this.counts }, addresses: { asked: this.asked, known: this.known }, hosts, method: methodOf(mode, this.counts.shares, this.asked, this.known) };
  }
}

function methodOf(mode: LinkMode, shares: number, asked: number, known: number): string {
  const how = mode === "check" ? "HEAD, then GET of the first 256 bytes, judged by them" : "GET, decoded to the last row";
  return `n = ${shares} pictures known by address; their ranked addresses were asked in order until one worked (${how}; at most 3 redirects, 30 seconds, 30 MB; public hosts only). ${asked} addresses were judged now, ${known} were known.`;
}

export function knownOutcome(url: string, known: KnownLink): UrlOutcome {
  return { url, state: known.sha256 === null ? known.state : "stored", reason: known.reason, status: known.status, wasAsked: false, asset: null };
}
