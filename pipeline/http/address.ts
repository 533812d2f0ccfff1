import { type LookupAddress, lookup as systemLookup } from "node:dns";
import { BlockList, type LookupFunction, isIP } from "node:net";

// Two lists: Node holds an IPv4 address against IPv6 ranges as a mapped one, and all of those are refused here.
const notPublic4 = new BlockList();
const notPublic6 = new BlockList();
// The special-purpose registries of IANA (RFC 6890 and its successors): nothing there is a public web server.
for (const [network, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
] as const) {
  notPublic4.addSubnet(network, prefix, "ipv4");
}
// Of IPv6 only 2000::/3 is in use for the public; the rest, and the transition ranges inside it, are refused.
for (const [network, prefix] of [
  ["::", 3],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["4000::", 2],
  ["8000::", 1],
] as const) {
  notPublic6.addSubnet(network, prefix, "ipv6");
}

/** Whether an IP address (no name) is private, loopback, link-local or otherwise no public web server's. */
export function isPrivateAddress(address: string): boolean {
  const within = embeddedAddress(address);
  if (within !== null) return isPrivateAddress(within);
  const version = isIP(address);
  if (version === 0) return true;
  return version === 6 ? notPublic6.check(address, "ipv6") : notPublic4.check(address, "ipv4");
}

/** The IPv4 address inside a mapped one (::ffff:1.2.3.4), or inside what a network without IPv4 makes of it (NAT64). */
function embeddedAddress(address: string): string | null {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  const [, high, low] = /^64:ff9b::([0-9a-f]{1,4}):([0-9a-f]{1,4})$/i.exec(address) ?? [];
  if (high === undefined || low === undefined) return null;
  return [high, low]
    .map((group) => Number.parseInt(group, 16))
    .flatMap((group) => [group >> 8, group & 255])
    .join(".");
}

/** The host of a URL as an address: IPv6 without its brackets. */
export function bareHostname(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, "$1");
}

/** Names that mean this machine by their own meaning, so that whoever configured one did name a private address. */
function namesThisMachine(hostname: string): boolean {
  return hostname === "localhost" || hostname.endsWith(".localhost");
}

/** Whether a URL's host is an address that is private, and not a name that may lead to one. */
export function hasPrivateAddress(url: URL): boolean {
  const host = bareHostname(url);
  return isIP(host) !== 0 && isPrivateAddress(host);
}

/** Whether a URL itself says that it stays on this machine or in its network. */
export function isLocal(url: URL): boolean {
  return namesThisMachine(bareHostname(url)) || hasPrivateAddress(url);
}

/** Thrown (through the connection) when a name leads to an address that must not be asked. */
export class PrivateAddress extends Error {
  override readonly name = "PrivateAddress";

  constructor(hostname: string, address: string) {
    super(
      `${hostname} is at ${address}, a private address; if that is meant, name the host in the setting privateAddresses`,
    );
  }
}

/**
 * A look-up for connections that refuses private addresses unless the name may have them. It is the one that
 * the connection itself uses, so that a second look-up cannot give another address than the one checked.
 */
export function guardedLookup(
  mayBePrivate: (hostname: string) => boolean,
  lookup: typeof systemLookup = systemLookup,
): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const wrong = error === null && !mayBePrivate(hostname) ? firstPrivate(addresses) : undefined;
      if (error !== null) callback(error, []);
      else if (wrong !== undefined) callback(new PrivateAddress(hostname, wrong.address), []);
      else if (options.all === true) callback(null, addresses);
      else callback(null, addresses[0]?.address ?? "", addresses[0]?.family);
    });
  };
}

function firstPrivate(addresses: readonly LookupAddress[]): LookupAddress | undefined {
  return addresses.find(({ address }) => isPrivateAddress(address));
}
