import { describe, expect, test } from "vitest";
import { addressProblem, normalAddress } from "@/lib/fetch/public-address";

const INSIDE = [
  "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.255",
  "192.0.0.192", "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16",
  "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:7f00:1", "::ffff:169.254.169.254", "::ffff:0:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::808:808",
  "2002:7f00:1::1", "2002:808:808::1", "2001::1", "2001:db8::1", "3fff::1", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "4000::1", "5f00::1",
];

describe("addresses", () => {
  test.each(INSIDE)("%s is nobody's business", (address) => expect(addressProblem(address)).toEqual(expect.any(String)));
  test.each(["8.8.8.8", "1.1.1.1", "172.32.0.1", "100.128.0.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])("%s is public", (address) => expect(addressProblem(address)).toBeUndefined());
  test("what is no address is not public", () => {
    expect(addressProblem("localhost")).toBe("not an address");
    expect(addressProblem("")).toBe("not an address");
  });
  test("two notations are one address", () => {
    expect(normalAddress("::ffff:7f00:1")).toBe("127.0.0.1");
    expect(normalAddress("2606:4700:0:0::1")).toBe(normalAddress("2606:4700::1"));
  });
});
