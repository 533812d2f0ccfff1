import type { LookupAddress } from "node:dns";
import { describe, expect, it } from "vitest";
import { PrivateAddress, guardedLookup, isPrivateAddress } from "../../pipeline/http/address.ts";

describe("an address", () => {
  it.each([
    "127.0.0.1",
    "10.0.0.1",
    "172.31.255.255",
    "192.168.1.1",
    "169.254.169.254",
    "100.64.0.1",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "::1",
    "::",
    "fe80::1",
    "fd00::1",
    "ff02::1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
    "not an address",
  ])("%s is private", (address) => {
    expect(isPrivateAddress(address)).toBe(true);
  });

  it.each(["151.101.0.144", "172.32.0.1", "8.8.8.8", "2a04:4e42::144", "::ffff:8.8.8.8", "64:ff9b::808:808"])(
    "%s is public",
    (address) => {
      expect(isPrivateAddress(address)).toBe(false);
    },
  );
});

describe("a guarded look-up", () => {
  type Lookup = NonNullable<Parameters<typeof guardedLookup>[1]>;
  const giving = (...addresses: string[]) =>
    ((_: string, __: object, callback: (error: null, found: LookupAddress[]) => void) => {
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
      );
    }) as unknown as Lookup;

  function found(lookup: ReturnType<typeof guardedLookup>, hostname: string, all: boolean): Promise<unknown> {
    return new Promise((resolve, reject) => {
      lookup(hostname, { all }, (error, address) => {
        if (error === null) resolve(address);
        else reject(error);
      });
    });
  }

  it("refuses a public name that leads to a private address, also beside a public one", async () => {
    const lookup = guardedLookup(() => false, giving("8.8.8.8", "192.168.0.7"));
    await expect(found(lookup, "reports.example", true)).rejects.toThrow(PrivateAddress);
    await expect(found(lookup, "reports.example", false)).rejects.toThrow("192.168.0.7");
  });

  it("gives public addresses, and private ones to names that may have them", async () => {
    expect(
      await found(
        guardedLookup(() => false, giving("8.8.8.8")),
        "reports.example",
        false,
      ),
    ).toBe("8.8.8.8");
    const allowed = guardedLookup((name) => name === "intranet", giving("10.0.0.8"));
    expect(await found(allowed, "intranet", true)).toEqual([{ address: "10.0.0.8", family: 4 }]);
  });
});
