/**
 * Opens connections to public addresses only. The name is looked up once, every address it gave is checked, and the
 * connection goes to those and no others: a name that answers differently the second time is never asked a second time.
 */
import { lookup } from "node:dns/promises";
import { isIP, type LookupFunction } from "node:net";
import { networkInterfaces } from "node:os";
import { buildConnector } from "undici";
import { FetchFailed } from "./fetch-failed";
import { addressProblem, normalAddress } from "./public-address";
import { bareHost, isAllowed, portOf, type UrlPolicy } from "./url-policy";

export type ResolvedAddress = { address: string; family: number };
/** Gives every address of a name. */
export type Resolve = (hostname: string) => Promise<ResolvedAddress[]>;

export type ConnectSettings = { policy: UrlPolicy; connectMs: number; resolve?: Resolve; ownAddresses?: () => ReadonlySet<string> };

const ADDRESSES_TRIED = 8;

/** As every other program on this machine would find it. */
const resolveBySystem: Resolve = (hostname) => lookup(hostname, { all: true });

function interfaceAddresses(): ReadonlySet<string> {
  return new Set(Object.values(networkInterfaces()).flatMap((all) => (all ?? []).map(({ address }) => normalAddress(address))));
}

export function guardedConnect({ policy, connectMs, resolve = resolveBySystem, ownAddresses = interfaceAddresses }: ConnectSettings): buildConnector.connector {
  async function find(hostname: string, port: number): Promise<ResolvedAddress[]> {
    const host = bareHost(hostname);
    const family = isIP(host);
    const found = family === 0 ? (await withinTime(resolve(host), connectMs)).slice(0, ADDRESSES_TRIED) : [{ address: host, family }];
    if (found.length === 0) throw new FetchFailed("unresolved", "the host's name cannot be resolved");
    if (isAllowed(policy, host, port)) return found;
    const own = ownAddresses();
    for (const { address } of found) {
      const problem = addressProblem(address) ?? (own.has(normalAddress(address)) ? "this machine itself" : undefined);
      // One inside address among public ones is how a name is made to lead in: all of it is refused.
      if (problem) throw new FetchFailed("forbidden", `the host leads to ${problem}`);
    }
    return found;
  }

  return (options, callback) => {
    const protocol = options.protocol;
    find(options.hostname, portOf({ protocol, port: options.port })).then(
      (addresses) => connectTo(addresses, { ...options, hostname: bareHost(options.hostname) }, connectMs, callback),
      (error: Error) => callback(error, null),
    );
  };
}

function connectTo(addresses: ResolvedAddress[], options: buildConnector.Options, connectMs: number, callback: buildConnector.Callback): void {
  const given: LookupFunction = (_hostname, { all }, answer) => {
    const [first] = addresses;
    if (all || !first) answer(null, addresses);
    else answer(null, first.address, first.family);
  };
  const expected = new Set(addresses.map(({ address }) => normalAddress(address)));
  buildConnector({ timeout: connectMs, lookup: given, autoSelectFamily: true, maxCachedSessions: 0 })(options, (...outcome) => {
    const [error, socket] = outcome;
    if (!error && !expected.has(normalAddress(socket.remoteAddress ?? ""))) {
      socket.destroy();
      callback(new FetchFailed("forbidden", "the connection went to another address than the one that was checked"), null);
    } else callback(...outcome);
  });
}

async function withinTime<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new FetchFailed("timeout", "the host's name was not resolved in time")), limitMs);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
