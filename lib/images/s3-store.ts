/** The store in an object store that speaks S3. A write is verified by the server against its checksum, a read by its length. */
import { createHash } from "node:crypto";
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client, S3ServiceException } from "@aws-sdk/client-s3";
import type { S3Settings } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { objectPath, type ObjectName, type ObjectStore, type StoredObject } from "./object-store";

/** First try and three more, with growing pauses: stores ask for that with 503. */
const ATTEMPTS = 4;
const FRESH_MS = 60 * 60 * 1000;

export class S3Store implements ObjectStore {
  private readonly client: S3Client;

  /** @param prefix before every key, without a slash at its end. */
  constructor(private readonly settings: S3Settings, private readonly prefix: string) {
    const { endpoint, region, accessKeyId, secretAccessKey, pathStyle } = settings;
    this.client = new S3Client({
      endpoint, region, credentials: { accessKeyId, secretAccessKey }, forcePathStyle: pathStyle, maxAttempts: ATTEMPTS,
      // Checksums of newer kinds are refused by many compatible stores; Content-MD5 is understood by all.
      requestChecksumCalculation: "WHEN_REQUIRED", responseChecksumValidation: "WHEN_REQUIRED",
      requestHandler: { connectionTimeout: 3_000, requestTimeout: 30_000 },
    });
  }

  async read(name: ObjectName): Promise<Buffer | undefined> {
    // A body that breaks off is read again: the library repeats requests, not what comes after them.
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await this.client.send(new GetObjectCommand({ Bucket: this.settings.bucket, Key: this.key(name) }));
        const bytes = Buffer.from((await answer.Body?.transformToByteArray()) ?? []);
        if (answer.ContentLength !== undefined && answer.ContentLength !== bytes.length) throw new Error("the body broke off");
        return bytes;
      } catch (error) {
        if (isAbsent(error)) return undefined;
        // The library has repeated what it was answered.
        if (attempt >= 2 || error instanceof S3ServiceException) throw this.away(error);
      }
    }
  }

  async write(name: ObjectName, bytes: Buffer): Promise<void> {
    const md5 = createHash("md5").update(bytes).digest("base64");
    await this.client.send(new PutObjectCommand({
      Bucket: this.settings.bucket, Key: this.key(name), Body: bytes, ContentLength: bytes.length, ContentMD5: md5, ContentType: "application/octet-stream",
    })).catch((error: unknown) => {
      throw this.away(error);
    });
  }

  /** An object cannot be touched: one that is older than an hour is to be written again. */
  async touch(name: ObjectName): Promise<boolean> {
    try {
      const { LastModified } = await this.client.send(new HeadObjectCommand({ Bucket: this.settings.bucket, Key: this.key(name) }));
      return LastModified !== undefined && Date.now() - LastModified.getTime() < FRESH_MS;
    } catch (error) {
      if (isAbsent(error)) return false;
      throw this.away(error);
    }
  }

  async remove(name: ObjectName): Promise<void> {
    await this.client.send(new DeleteObjectCommand({ Bucket: this.settings.bucket, Key: this.key(name) })).catch((error: unknown) => {
      throw this.away(error);
    });
  }

  /** Uploads that broke off are never visible in an object store: there is nothing half written. */
  async *list(): AsyncGenerator<StoredObject> {
    let from: string | undefined;
    do {
      const page = await this.client.send(new ListObjectsV2Command({ Bucket: this.settings.bucket, Prefix: `${this.prefix}/`, ContinuationToken: from })).catch((error: unknown) => {
        throw this.away(error);
      });
      for (const { Key, Size, LastModified } of page.Contents ?? []) {
        if (Key && LastModified) yield { name: Key.slice(Key.lastIndexOf("/") + 1), bytes: Size ?? 0, modifiedAt: LastModified };
      }
      from = page.NextContinuationToken;
    } while (from !== undefined);
  }

  private key(name: ObjectName): string {
    return `${this.prefix}/${objectPath(name)}`;
  }

  /** The library's own words may name keys and addresses: they go to the log with the cause, not to people. */
  private away(cause: unknown): AppError {
    const status = cause instanceof S3ServiceException ? ` (${cause.$metadata.httpStatusCode ?? "no status"}, ${cause.name})` : "";
    return new AppError("unavailable", `The picture store does not answer as it should${status}; try again in a moment.`, { retryAfterSeconds: 5, cause });
  }
}

function isAbsent(error: unknown): boolean {
  // A HEAD has no body that could say more than its status. A missing bucket is not a missing picture.
  return error instanceof S3ServiceException && (error.name === "NoSuchKey" || (error.$metadata.httpStatusCode === 404 && error.name !== "NoSuchBucket"));
}
