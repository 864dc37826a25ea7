/** Resumable uploads: tus 1.0 (tus.io) over the files of uploads.ts. Who may touch which upload is decided before the protocol is asked. */
import { randomUUID } from "node:crypto";
import { mkdir, open } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { FileStore } from "@tus/file-store";
import { Metadata, Server } from "@tus/server";
import { AppError } from "@/lib/errors";
import type { Importer } from "./access";
import { assertRoomForNew, MAX_UPLOAD_BYTES, whileThereIsRoom } from "./upload-room";
import { getUpload, removeUpload, safeName, storeId, uploadsFolder } from "./uploads";

const PATH = "/api/v1/uploads";
const EXTENSIONS = ["creation", "creation-with-upload", "termination"];

let started: Promise<Server> | undefined;

async function startServer(): Promise<Server> {
  await mkdir(uploadsFolder(), { recursive: true, mode: 0o700 });
  const datastore = new FileStore({ directory: uploadsFolder() });
  // A length that is told later could not be held against the room on the disk.
  datastore.extensions = [...EXTENSIONS];
  return new Server({
    path: PATH, datastore, maxSize: MAX_UPLOAD_BYTES,
    // Only Concord's own pages send files.
    allowedOrigins: () => false,
    namingFunction: () => storeId(randomUUID()),
    generateUrl: (_request, { path, id }) => `${path}/${id.split("/")[0] ?? ""}`,
    getFileIdFromRequest: (_request, id) => (id === undefined ? undefined : storeId(id)),
    onUploadFinish: async (_request, { id }) => {
      await flush(join(uploadsFolder(), id));
      return {};
    },
  });
}

/** Whoever is told that a file has arrived may delete theirs. */
async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

type Question = { method: "POST" | "HEAD" | "PATCH"; uploadId?: string; headers: Headers; body?: ReadableStream<Uint8Array> | null };

/** Asks the protocol. A fault of ours in the middle of a body (no room) goes before the words that the protocol has for it. */
async function ask({ method, uploadId, headers, body }: Question): Promise<Response> {
  let fault: AppError | undefined;
  async function* arriving(source: ReadableStream<Uint8Array>) {
    try {
      yield* whileThereIsRoom(source);
    } catch (error) {
      // A sender that has gone is the end of what it sent: all of that is kept.
      if (error instanceof AppError) fault = error;
    }
  }
  const server = await (started ??= startServer());
  const address = `http://localhost${PATH}${uploadId === undefined ? "" : `/${uploadId}`}`; // read for its id alone
  const init = { method, headers, ...(body ? { body: Readable.toWeb(Readable.from(arriving(body))) as BodyInit, duplex: "half" } : {}) };
  const response = await server.handleWeb(new Request(address, init));
  if (fault) throw fault;
  return inOurWords(response);
}

const CODES: Record<number, string> = { 403: "bad_request", 404: "not_found", 409: "conflict", 410: "not_found", 413: "too_large", 423: "conflict", 501: "bad_request" };

/** Refusals of the protocol keep its status and headers and get the shape of every other refusal. */
async function inOurWords(response: Response): Promise<Response> {
  const headers = new Headers(response.headers);
  headers.set("cache-control", "private, no-store");
  headers.delete("content-length");
  const { status } = response;
  if (status < 400) return new Response(response.body, { status, headers });
  const code = CODES[status] ?? (status < 500 ? "bad_request" : "unavailable");
  const message = (await response.text()).trim() || "The upload cannot go on.";
  return Response.json({ error: { code, message, problems: [] } }, { status, headers });
}

/** One at a time: two that are made at once must not both be promised the last of the room. */
let lastMade: Promise<unknown> = Promise.resolve();

/** Makes an upload; its first bytes, or all of them, may come along. */
export async function createUpload(importer: Importer, request: Request, bytes: number, metadata: string): Promise<Response> {
  const owner = importer.userId;
  if (owner === null) throw new AppError("bad_request", "Files are uploaded by people; the command line reads them where they are.");
  if (bytes === 0) throw new AppError("bad_request", "The file is empty.");
  const { filename, modified } = parseMetadata(metadata);
  const kept = { filename: safeName(filename ?? ""), owner, ...(modified ? { modified: modified.slice(0, 40) } : {}) };
  const headers = pick(request.headers, ["tus-resumable", "upload-length", "upload-defer-length", "upload-concat"]);
  headers.set("upload-metadata", Metadata.stringify(kept));
  const making = lastMade.then(async () => {
    await (started ??= startServer());
    await assertRoomForNew(owner, bytes);
    return ask({ method: "POST", headers });
  });
  lastMade = making.catch(() => undefined); // the caller is told
  const made = await making;
  const uploadId = made.headers.get("location")?.split("/").at(-1);
  if (made.status !== 201 || uploadId === undefined) return made;
  const answered = new Headers(made.headers);
  if (request.body && request.headers.get("content-type") === BYTES) {
    const first = pick(request.headers, ["tus-resumable", "content-type", "content-length"]);
    first.set("upload-offset", "0");
    const sent = await ask({ method: "PATCH", uploadId, headers: first, body: request.body });
    if (!sent.ok) await removeUpload(uploadId);
    if (!sent.ok) return sent;
    answered.set("upload-offset", sent.headers.get("upload-offset") ?? "0");
  }
  return Response.json(await getUpload(importer, uploadId), { status: 201, headers: answered });
}

const BYTES = "application/offset+octet-stream";

function pick(from: Headers, names: readonly string[]): Headers {
  return new Headers(names.flatMap((name): [string, string][] => {
    const value = from.get(name);
    return value === null ? [] : [[name, value]];
  }));
}

function parseMetadata(text: string): Record<string, string | null> {
  try {
    return Metadata.parse(text);
  } catch (error) {
    throw new AppError("bad_request", "Upload-Metadata is not readable: it has names, each followed by its value in base64.", { cause: error });
  }
}

/** HEAD (how far it is) and PATCH (the next bytes), by whoever began it. */
export async function continueUpload(importer: Importer, request: Request, method: "HEAD" | "PATCH", uploadId: string): Promise<Response> {
  await getUpload(importer, uploadId);
  const headers = pick(request.headers, ["tus-resumable", "upload-offset", "upload-length", "content-type", "content-length"]);
  return ask({ method, uploadId, headers, body: method === "PATCH" ? request.body : null });
}

/** What the protocol tells a program that asks what there is. */
export function uploadCapabilities(_importer: Importer): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "tus-resumable": "1.0.0", "tus-version": "1.0.0", "tus-extension": EXTENSIONS.join(","), "tus-max-size": String(MAX_UPLOAD_BYTES), "cache-control": "private, no-store",
    },
  });
}
