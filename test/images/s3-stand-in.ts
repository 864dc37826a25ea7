/** A small object store in this process, of the parts of S3 that Concord uses: path style, PUT, GET, HEAD, DELETE, LIST by pages. */
import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export type Fault = "busy" | "cut-off" | "forbidden";

export type S3StandIn = {
  endpoint: string;
  objects: Map<string, { bytes: Buffer; modifiedAt: Date }>;
  /** Spoils the next requests, in turn. */
  faults: Fault[];
  requests: { method: string; path: string; authorization: string }[];
  close: () => Promise<void>;
};

const PAGE = 2;

function problem(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" }).end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

export async function startS3(bucket: string): Promise<S3StandIn> {
  const objects: S3StandIn["objects"] = new Map();
  const faults: Fault[] = [];
  const requests: S3StandIn["requests"] = [];

  function list(url: URL, response: ServerResponse): void {
    const prefix = url.searchParams.get("prefix") ?? "";
    const after = url.searchParams.get("continuation-token") ?? "";
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const page = keys.slice(0, PAGE);
    const contents = page.map((key) => `<Contents><Key>${key}</Key><Size>${objects.get(key)?.bytes.length}</Size><LastModified>${objects.get(key)?.modifiedAt.toISOString()}</LastModified></Contents>`);
    const next = keys.length > PAGE ? `<IsTruncated>true</IsTruncated><NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : "<IsTruncated>false</IsTruncated>";
    response.writeHead(200, { "content-type": "application/xml" }).end(`<?xml version="1.0"?><ListBucketResult><Name>${bucket}</Name>${next}${contents.join("")}</ListBucketResult>`);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "", "http://localhost");
    const authorization = request.headers.authorization ?? "";
    requests.push({ method: request.method ?? "", path: url.pathname, authorization });
    const body = await bodyOf(request);
    const fault = faults.shift();
    if (fault === "busy") return problem(response, 503, "SlowDown");
    if (fault === "forbidden" || !authorization.startsWith("AWS4-HMAC-SHA256 Credential=key-of-the-test/")) return problem(response, 403, "AccessDenied");
    const [, first, ...rest] = url.pathname.split("/");
    if (first !== bucket) return problem(response, 404, "NoSuchBucket");
    const key = rest.join("/");
    const found = objects.get(key);
    if (request.method === "GET" && key === "") return list(url, response);
    if (request.method === "PUT") {
      if (request.headers["content-md5"] !== createHash("md5").update(body).digest("base64")) return problem(response, 400, "BadDigest");
      objects.set(key, { bytes: body, modifiedAt: new Date() });
      return void response.writeHead(200).end();
    }
    if (request.method === "DELETE") {
      objects.delete(key);
      return void response.writeHead(204).end();
    }
    if (!found) return request.method === "HEAD" ? void response.writeHead(404).end() : problem(response, 404, "NoSuchKey");
    response.writeHead(200, { "content-length": found.bytes.length, "last-modified": found.modifiedAt.toUTCString() });
    if (request.method === "HEAD") return void response.end();
    if (fault !== "cut-off") return void response.end(found.bytes);
    response.write(found.bytes.subarray(0, found.bytes.length / 2));
    setTimeout(() => request.socket.destroy(), 20);
  }

  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, objects, faults, requests,
    close: () => new Promise((done) => {
      server.closeAllConnections();
      server.close(() => done());
    }),
  };
}
