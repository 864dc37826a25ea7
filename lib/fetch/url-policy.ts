/** What an address of an untrusted list may look like, before anybody is asked for it. */
import { FetchFailed } from "./fetch-failed";

export type UrlPolicy = {
  /** Beside 80 and 443. */
  ports: ReadonlySet<number>;
  /** "host:port" that an operator opened: neither its name nor its address is held against it. */
  allowed: ReadonlySet<string>;
};

const LENGTH = 8_000;
const PUBLIC_PORTS = new Set([80, 443]);
const PORT_OF: Record<string, number> = { "http:": 80, "https:": 443 };
/** Names that are answered inside a machine or a network only. */
const INSIDE = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|localdomain)$/;

export function portOf(url: Pick<URL, "protocol" | "port">): number {
  return url.port ? Number(url.port) : (PORT_OF[url.protocol] ?? 0);
}

/** Without brackets around IPv6 and the dot that may end a name. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "").toLowerCase();
}

export function isAllowed(policy: UrlPolicy, hostname: string, port: number): boolean {
  return policy.allowed.has(`${bareHost(hostname)}:${port}`);
}

const isAddress = (host: string) => host.includes(":") || /^[\d.]+$/.test(host);

/**
 * @param base of a redirect, whose target may be relative.
 * @returns the address in its normal form: numbers in any notation have become dotted ones, so that nothing hides behind them.
 * @throws FetchFailed where the address is not one to ask.
 */
export function checkedUrl(text: string, policy: UrlPolicy, base?: URL): URL {
  const refuse = (reason: string) => new FetchFailed("forbidden", reason);
  if (text.length > LENGTH) throw refuse("the address is longer than any that is asked");
  const url = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (!url) throw refuse("it is no address");
  if (!(url.protocol in PORT_OF)) throw refuse(`only http and https are asked, not ${url.protocol.slice(0, 20)}`);
  if (url.username || url.password) throw refuse("an address with a user name or password in it is not asked");
  url.hash = "";
  const host = bareHost(url.hostname);
  const port = portOf(url);
  if (isAllowed(policy, host, port)) return url;
  if (!PUBLIC_PORTS.has(port) && !policy.ports.has(port)) throw refuse(`only the ports 80 and 443 are asked, not ${port}`);
  if (!isAddress(host) && (!host.includes(".") || INSIDE.test(host))) throw refuse("the name belongs to a network's inside, not to the public network");
  return url;
}
