/** The attacks of an untrusted list of addresses, against hosts on this machine. Names are resolved by the test; the guard is the real one. */
import { createServer as createTlsServer } from "node:https";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import type { RequestListener } from "node:http";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { GuardedFetcher, type FetcherSettings } from "@/lib/fetch/guarded-fetch";
import type { Resolve } from "@/lib/fetch/guarded-connect";
import { startLocalHost, type LocalHost } from "./local-host";

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function host(answer: RequestListener = (_request, response) => void response.end("picture")): Promise<LocalHost> {
  const started = await startLocalHost(answer);
  closing.push(started.close);
  return started;
}

type Given = Partial<FetcherSettings> & { allowed?: string[]; ports?: number[] };

function fetcher({ allowed = [], ports = [], limits = {}, ...settings }: Given = {}): GuardedFetcher {
  const made = new GuardedFetcher({
    policy: { allowed: new Set(allowed), ports: new Set(ports) }, userAgent: "Concord/test (+mailto:lab@example.org)",
    limits: { connectMs: 1_000, headersMs: 1_000, idleMs: 1_000, gapMs: 0, ...limits }, ...settings,
  });
  closing.push(() => made.close());
  return made;
}

const LIMITS = { maxBytes: 1_000, wholeMs: 5_000 };
const to = (...addresses: string[]): Resolve => async () => addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));

describe("only public hosts are asked", () => {
  test.each([
    (port: number) => `http://127.0.0.1:${port}/`, (port: number) => `http://2130706433:${port}/`, (port: number) => `http://0x7f.1:${port}/`, (port: number) => `http://0177.0.0.01:${port}/`,
    (port: number) => `http://0.0.0.0:${port}/`, (port: number) => `http://0:${port}/`, (port: number) => `http://[::ffff:127.0.0.1]:${port}/`, (port: number) => `http://[::ffff:7f00:1]:${port}/`,
    (port: number) => `http://[64:ff9b::7f00:1]:${port}/`, (port: number) => `http://[2002:7f00:1::]:${port}/`, (port: number) => `http://[::1]:${port}/`,
    (port: number) => `http://169.254.169.254:${port}/latest/meta-data/`, (port: number) => `http://10.0.0.1:${port}/`, (port: number) => `http://[fd00:ec2::254]:${port}/`,
  ])("no number leads in: %s", async (address) => {
    const inside = await host();
    await expect(fetcher({ ports: [inside.port] }).open(address(inside.port), LIMITS)).rejects.toMatchObject({ failure: "forbidden" });
    expect(inside.connections()).toBe(0);
  });

  test.each(["127.0.0.1", "::1", "10.1.2.3", "169.254.169.254", "100.64.0.9", "0.0.0.0", "::ffff:127.0.0.1", "fe80::1", "224.0.0.1"])("no name that resolves to %s leads in", async (address) => {
    const inside = await host();
    await expect(fetcher({ ports: [inside.port], resolve: to(address) }).open(`http://pictures.example.org:${inside.port}/`, LIMITS)).rejects.toMatchObject({ failure: "forbidden" });
    expect(inside.connections()).toBe(0);
  });

  test("one inside address among public ones refuses the name", async () => {
    const inside = await host();
    await expect(fetcher({ ports: [inside.port], resolve: to("3ffe::1", "127.0.0.1") }).open(`http://pictures.example.org:${inside.port}/`, LIMITS)).rejects.toMatchObject({ failure: "forbidden" });
    expect(inside.connections()).toBe(0);
  });

  test("a name that answers differently the second time is not asked a second time", async () => {
    const inside = await host();
    let asked = 0;
    // A public address that nobody has been given: the connection goes there, or nowhere.
    const rebinding: Resolve = async () => [(asked += 1) === 1 ? { address: "3ffe::1", family: 6 } : { address: "127.0.0.1", family: 4 }];
    await expect(fetcher({ ports: [inside.port], resolve: rebinding, limits: { connectMs: 300 } }).open(`http://pictures.example.org:${inside.port}/`, LIMITS)).rejects.toMatchObject({ failure: expect.stringMatching(/unreachable|timeout/) });
    expect(asked).toBe(1);
    expect(inside.connections()).toBe(0);
  });

  test("a name that resolves to nothing, or not in time", async () => {
    await expect(fetcher({ resolve: to() }).open("http://pictures.example.org/", LIMITS)).rejects.toMatchObject({ failure: "unresolved", isTransient: true });
    await expect(fetcher({ resolve: () => new Promise(() => undefined), limits: { connectMs: 50 } }).open("http://pictures.example.org/", LIMITS)).rejects.toMatchObject({ failure: "timeout" });
    const unknown: Resolve = async () => {
      throw Object.assign(new Error("getaddrinfo ENOTFOUND"), { code: "ENOTFOUND" });
    };
    await expect(fetcher({ resolve: unknown }).open("http://pictures.example.org/", LIMITS)).rejects.toMatchObject({ failure: "unresolved" });
  });

  test("an operator's list opens exactly one place", async () => {
    const inside = await host();
    const asking = fetcher({ allowed: [`pictures.intra:${inside.port}`], ports: [inside.port], resolve: to("127.0.0.1") });
    await expect(asking.read(`http://pictures.intra:${inside.port}/1.jpg`, LIMITS)).resolves.toMatchObject({ status: 200, bytes: Buffer.from("picture") });
    await expect(asking.open(`http://other.example.org:${inside.port}/1.jpg`, LIMITS)).rejects.toMatchObject({ failure: "forbidden" });
    expect(inside.connections()).toBe(1);
  });
});

describe("redirects", () => {
  const sendOn = (target: (url: string) => string | undefined): RequestListener => (request, response) => {
    const location = target(request.url ?? "");
    if (location === undefined) response.end("picture");
    else response.writeHead(302, { location }).end();
  };

  test.each(["http://169.254.169.254/latest/meta-data/", "http://127.0.0.1:{inside}/", "http://localhost:{inside}/", "//[::1]:{inside}/", "file:///etc/passwd", "gopher://example.org/", "http://user:pass@example.org/", "http://example.org:22/"])(
    "none leads in: %s", async (target) => {
      const inside = await host();
      const outside = await host(sendOn(() => target.replace("{inside}", String(inside.port))));
      await expect(fetcher({ allowed: [`127.0.0.1:${outside.port}`], ports: [inside.port] }).open(`${outside.origin}/1.jpg`, LIMITS)).rejects.toMatchObject({ failure: "forbidden" });
      expect(inside.connections()).toBe(0);
    });

  test("three are followed, a fourth and a circle are not", async () => {
    const outside = await host(sendOn((url) => (url === "/0" ? undefined : url === "/circle" ? "/circle" : `/${Number(url.slice(1)) - 1}`)));
    const asking = fetcher({ allowed: [`127.0.0.1:${outside.port}`] });
    await expect(asking.read(`${outside.origin}/3`, LIMITS)).resolves.toMatchObject({ url: `${outside.origin}/0`, bytes: Buffer.from("picture") });
    await expect(asking.open(`${outside.origin}/4`, LIMITS)).rejects.toMatchObject({ failure: "redirects" });
    await expect(asking.open(`${outside.origin}/circle`, LIMITS)).rejects.toMatchObject({ failure: "redirects", message: expect.stringContaining("circle") });
  });
});

describe("limits", () => {
  async function asking(answer: RequestListener, limits = {}) {
    const outside = await host(answer);
    return { outside, fetcher: fetcher({ allowed: [`127.0.0.1:${outside.port}`], limits }) };
  }

  test("a declared size that is too large is not begun, an undeclared one is cut off", async () => {
    const declared = await asking((_request, response) => void response.writeHead(200, { "content-length": "10000000000" }).write("x"));
    await expect(declared.fetcher.read(declared.outside.origin, LIMITS)).rejects.toMatchObject({ failure: "too-large" });
    let sent = 0;
    const endless = await asking((_request, response) => {
      const timer = setInterval(() => response.write("x".repeat((sent += 400) && 400)), 5);
      response.on("close", () => clearInterval(timer));
    });
    await expect(endless.fetcher.read(endless.outside.origin, LIMITS)).rejects.toMatchObject({ failure: "too-large", isTransient: false });
    expect(sent).toBeLessThan(400 * 200);
  });

  test("a bomb stays packed", async () => {
    const bomb = gzipSync(Buffer.alloc(1_000_000));
    const { outside, fetcher: packed } = await asking((_request, response) => void response.writeHead(200, { "content-encoding": "gzip" }).end(bomb));
    const { bytes, headers } = await packed.read(outside.origin, { ...LIMITS, maxBytes: 10_000 });
    expect(bytes).toEqual(bomb);
    expect(headers["content-encoding"]).toBe("gzip");
    expect(outside.requests[0]?.headers["accept-encoding"]).toBe("identity");
  });

  test("a host that drips is left after the time for the whole", async () => {
    const slow = await asking((_request, response) => {
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });
    await expect(slow.fetcher.read(slow.outside.origin, { ...LIMITS, wholeMs: 300 })).rejects.toMatchObject({ failure: "timeout", isTransient: true });
  });

  test("a host that never answers, or stops in the middle", async () => {
    const mute = await asking(() => undefined, { headersMs: 200 });
    await expect(mute.fetcher.read(mute.outside.origin, LIMITS)).rejects.toMatchObject({ failure: "timeout" });
    const stopping = await asking((_request, response) => void response.write("x"), { idleMs: 200 });
    await expect(stopping.fetcher.read(stopping.outside.origin, LIMITS)).rejects.toMatchObject({ failure: "timeout" });
  });

  test("a body that breaks off is not taken for a whole one", async () => {
    const broken = await asking((request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("x");
      setTimeout(() => request.socket.destroy(), 20);
    });
    await expect(broken.fetcher.read(broken.outside.origin, LIMITS)).rejects.toMatchObject({ failure: "cut-off", isTransient: true });
  });

  test("what speaks another protocol is no answer", async () => {
    const server = createServer((socket) => void socket.on("error", () => undefined).resume().end("SSH-2.0-OpenSSH_9.6\r\n"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    closing.push(() => new Promise((done) => server.close(() => done())));
    const { port } = server.address() as AddressInfo;
    await expect(fetcher({ allowed: [`127.0.0.1:${port}`] }).open(`http://127.0.0.1:${port}/`, LIMITS)).rejects.toMatchObject({ failure: "protocol" });
  });

  test("more headers than are read", async () => {
    const wordy = await asking((_request, response) => void response.writeHead(200, { "x-much": "x".repeat(20_000) }).end());
    await expect(wordy.fetcher.open(wordy.outside.origin, LIMITS)).rejects.toMatchObject({ failure: "protocol" });
  });

  test("encryption that is not in order is not talked through", async () => {
    const server = createTlsServer({}, (_request, response) => void response.end());
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    closing.push(() => new Promise((done) => server.close(() => done())));
    const { port } = server.address() as AddressInfo;
    await expect(fetcher({ allowed: [`127.0.0.1:${port}`] }).open(`https://127.0.0.1:${port}/`, LIMITS)).rejects.toMatchObject({ failure: "tls" });
  });

  test("whoever waits may stop, and the reason is theirs", async () => {
    const mute = await asking(() => undefined);
    const stop = new AbortController();
    const waiting = mute.fetcher.open(mute.outside.origin, { ...LIMITS, signal: stop.signal });
    setTimeout(() => stop.abort(new Error("cancelled by a person")), 30);
    await expect(waiting).rejects.toThrow("cancelled by a person");
  });
});

describe("manners", () => {
  test("says who asks, and asks for the first bytes only where those are wanted", async () => {
    const outside = await host();
    const asking = fetcher({ allowed: [`127.0.0.1:${outside.port}`] });
    (await asking.open(outside.origin, { ...LIMITS, method: "HEAD" })).cancel();
    await asking.read(outside.origin, { ...LIMITS, firstBytes: 512 });
    expect(outside.requests.map(({ method, headers }) => [method, headers["user-agent"], headers.range])).toEqual([
      ["HEAD", "Concord/test (+mailto:lab@example.org)", undefined], ["GET", "Concord/test (+mailto:lab@example.org)", "bytes=0-511"],
    ]);
    expect(outside.requests[0]?.headers).not.toHaveProperty("cookie");
  });

  test("two requests to a host at a time, with a gap between them", async () => {
    let running = 0;
    let most = 0;
    const outside = await host((_request, response) => {
      most = Math.max(most, (running += 1));
      setTimeout(() => {
        running -= 1;
        response.end("picture");
      }, 60);
    });
    const asking = fetcher({ allowed: [`127.0.0.1:${outside.port}`], limits: { perHost: 2, gapMs: 40 } });
    await Promise.all(Array.from({ length: 6 }, () => asking.read(outside.origin, LIMITS)));
    expect(most).toBeLessThanOrEqual(2);
    const times = outside.requests.map(({ at }) => at);
    // Six requests have five gaps; timers may fire a millisecond early.
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(5 * 38);
  });

  test("a host that asks for time gets it, and for too much is not asked again", async () => {
    const outside = await host((request, response) => {
      if (request.url === "/busy") response.writeHead(429, { "retry-after": "1" }).end();
      else if (request.url === "/away") response.writeHead(503, { "retry-after": "3600" }).end();
      else response.end("picture");
    });
    const asking = fetcher({ allowed: [`127.0.0.1:${outside.port}`], limits: { longestWaitMs: 5_000 } });
    await expect(asking.read(`${outside.origin}/busy`, LIMITS)).resolves.toMatchObject({ status: 429 });
    const since = performance.now();
    await asking.read(`${outside.origin}/1.jpg`, LIMITS);
    expect(performance.now() - since).toBeGreaterThan(900);
    await asking.read(`${outside.origin}/away`, LIMITS);
    await expect(asking.read(`${outside.origin}/1.jpg`, LIMITS)).rejects.toMatchObject({ failure: "asked-to-wait", isTransient: true });
    expect(outside.requests.map(({ url }) => url)).toEqual(["/busy", "/1.jpg", "/away"]);
  });
});
