/** Which addresses of the internet protocol belong to the public network: everything else is somebody's inside, perhaps ours. */
import ipaddr from "ipaddr.js";

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3");
/** The one NAT64 prefix whose last four bytes are known to be an IPv4 address. */
const NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96");
/** In public ranges by number, yet a cloud's inside: Azure answers its virtual machines there. */
const INSIDE_OF_CLOUDS = new Set(["168.63.129.16"]);

const WORDS: Record<string, string> = {
  unspecified: "no address at all", broadcast: "a broadcast address", multicast: "a multicast address", linkLocal: "a link-local address, where clouds keep their secrets",
  loopback: "this machine itself", carrierGradeNat: "inside a provider's network", private: "a private address", uniqueLocal: "a private address",
  deprecatedSiteLocal: "a private address",
};

/**
 * Why nothing may be fetched from this address; undefined where it is public.
 *
 * @param address an IP address in any notation: names are resolved before.
 * @example addressProblem("169.254.169.254") // "a link-local address, …"
 */
export function addressProblem(address: string): string | undefined {
  if (!ipaddr.isValid(address)) return "not an address";
  const parsed = ipaddr.parse(address);
  if (parsed instanceof ipaddr.IPv4) return problemOfIpv4(parsed);
  if (parsed.zoneId) return "an address of one network interface";
  if (parsed.range() === "ipv4Mapped") return problemOfIpv4(parsed.toIPv4Address());
  if (parsed.match(NAT64)) return problemOfIpv4(ipaddr.fromByteArray(parsed.toByteArray().slice(12)) as ipaddr.IPv4);
  if (parsed.range() !== "unicast") return problemOfRange(parsed.range());
  return parsed.match(GLOBAL_UNICAST) ? undefined : "an address that nobody has been given";
}

/** Two notations of one address are the same. */
export function normalAddress(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : address;
}

function problemOfIpv4(address: ipaddr.IPv4): string | undefined {
  if (INSIDE_OF_CLOUDS.has(address.toString())) return "a cloud's own service";
  return address.range() === "unicast" ? undefined : problemOfRange(address.range());
}

function problemOfRange(range: string): string {
  return WORDS[range] ?? "an address with a special purpose, not a public one";
}
