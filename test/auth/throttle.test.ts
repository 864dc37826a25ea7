import { describe, expect, it } from "vitest";
import { addressBucket, clientAddress, computeWait, emailBucket, freeTries, networkOf } from "@/lib/auth/throttle";

const none = { ofEmail: 0, secondsSinceLastOfEmail: 0, ofAddress: 0, secondsSinceFirstOfAddress: 0 };

describe("computeWait", () => {
  it("lets nine wrong tries pass without a wait", () => {
    expect(computeWait(none)).toBe(0);
    expect(computeWait({ ...none, ofEmail: 9 })).toBe(0);
  });

  it("doubles the wait from the tenth on and never asks for more than a minute", () => {
    const waits = [10, 11, 12, 15, 16, 40, 100_000].map((ofEmail) => computeWait({ ...none, ofEmail }));
    expect(waits).toEqual([1, 2, 4, 32, 60, 60, 60]);
  });

  it("counts the time that has passed", () => {
    expect(computeWait({ ...none, ofEmail: 16, secondsSinceLastOfEmail: 20.5 })).toBe(40);
    expect(computeWait({ ...none, ofEmail: 16, secondsSinceLastOfEmail: 61 })).toBe(0);
  });

  it("lets an address fail thirty times a minute, until the first of them is a minute old", () => {
    expect(computeWait({ ...none, ofAddress: 29, secondsSinceFirstOfAddress: 5 })).toBe(0);
    expect(computeWait({ ...none, ofAddress: 30, secondsSinceFirstOfAddress: 5 })).toBe(55);
  });
});

describe("buckets", () => {
  it("counts an IPv6 customer's network as one address, however it is written", () => {
    expect(networkOf("2001:db8:1:2:aaaa:bbbb:cccc:dddd")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:0DB8:0001:0002::1")).toBe("2001:db8:1:2::/64");
    expect(networkOf("2001:db8::1")).toBe("2001:db8:0:0::/64");
    expect(networkOf("[2001:db8:1:2::9]:4711")).toBe("2001:db8:1:2::/64");
    expect(networkOf("fe80::1%eth0")).toBe("fe80:0:0:0::/64");
  });

  it("counts an IPv4 address as itself, also when it is wrapped in IPv6", () => {
    expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
    expect(networkOf("")).toBe("unknown");
  });

  it("keeps neither e-mail addresses nor long nonsense", () => {
    expect(emailBucket("my password")).toMatch(/^email:[0-9a-f]{64}$/);
    expect(addressBucket("x".repeat(10_000)).length).toBeLessThan(80);
  });

  it("believes the nearest proxy and not what a client claims before it", () => {
    expect(clientAddress(new Headers({ "x-forwarded-for": "10.9.9.9, 192.0.2.7" }), true)).toBe("192.0.2.7");
    expect(clientAddress(new Headers(), true)).toBe("unknown");
  });

  it("believes no client where there is no proxy: all share one bucket with more free tries", () => {
    const addresses = ["192.0.2.7", "198.51.100.1"].map((claimed) => clientAddress(new Headers({ "x-forwarded-for": claimed }), false));
    expect(addresses).toEqual(["direct", "direct"]);
    expect(addressBucket("direct")).toBe("address:direct");
    const many = { ...none, ofAddress: 299, secondsSinceFirstOfAddress: 5 };
    expect(computeWait(many, freeTries("direct"))).toBe(0);
    expect(computeWait({ ...many, ofAddress: 300 }, freeTries("direct"))).toBe(55);
    expect(computeWait(many, freeTries("192.0.2.7"))).toBe(55);
  });
});
