/** The only reader of the process environment. Parsed once; a bad value stops the program with its name. */
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { randomBytes, randomUUID } from "node:crypto";
import { join, resolve } from "node:path";
import { z } from "zod";

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().min(1).default("127.0.0.1"),
  /** Address that people type, when a proxy stands in front; links in messages begin with it. */
  CONCORD_URL: z.url().optional(),
  CONCORD_HOME: z.string().min(1).default("./.concord"),
  /** Folders that an admin may import from by path, separated by the system's path separator. */
  CONCORD_IMPORT_ROOTS: z.string().default(""),
  /** Hosts that lists of addresses may name although they are not public, as host:port, separated by commas. */
  CONCORD_FETCH_ALLOW: z.string().default(""),
  /** Ports beside 80 and 443 that lists of addresses may name. */
  CONCORD_FETCH_PORTS: z.string().regex(/^(\d{1,5}(,\d{1,5})*)?$/, "port numbers, separated by commas").default(""),
  /** A mail or web address that is told to the hosts that are asked. */
  CONCORD_FETCH_CONTACT: z.string().regex(/^[\x21-\x7e]{1,200}$/, "a mail or web address").optional(),
  /** Pictures in an object store that speaks S3 instead of in the data folder: all of the first four, or none. */
  CONCORD_S3_ENDPOINT: z.url().optional(),
  CONCORD_S3_BUCKET: z.string().min(1).optional(),
  CONCORD_S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  CONCORD_S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  CONCORD_S3_REGION: z.string().min(1).default("us-east-1"),
  /** Before every key, so that a bucket may hold other things as well. */
  CONCORD_S3_PREFIX: z.string().regex(/^[\w./-]*$/, "letters, digits, dots, hyphens and slashes").default(""),
  /** Whether the bucket stands in the path (most compatible stores) or in the host's name (AWS). */
  CONCORD_S3_PATH_STYLE: z.enum(["yes", "no"]).default("yes"),
  DATABASE_URL: z.string().min(1).optional(),
  /** Set by npm for the programs it runs. */
  npm_lifecycle_event: z.string().optional(),
  NODE_ENV: z.enum(["development", "test", "production"]).default("production"),
});

const parsed = schema.safeParse(process.env);
if (!parsed.success) {
  const what = parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`).join("; ");
  throw new Error(`The environment is not usable. ${what}`);
}

export type S3Settings = { endpoint: string; bucket: string; region: string; accessKeyId: string; secretAccessKey: string; prefix: string; pathStyle: boolean };

function s3Settings(given: z.infer<typeof schema>): S3Settings | undefined {
  const { CONCORD_S3_ENDPOINT: endpoint, CONCORD_S3_BUCKET: bucket, CONCORD_S3_ACCESS_KEY_ID: accessKeyId, CONCORD_S3_SECRET_ACCESS_KEY: secretAccessKey } = given;
  if (!endpoint && !bucket && !accessKeyId && !secretAccessKey) return undefined;
  if (!endpoint || !bucket || !accessKeyId || !secretAccessKey) {
    // With half of them pictures would quietly go to the disk of one machine.
    throw new Error("The environment is not usable. For an object store CONCORD_S3_ENDPOINT, _BUCKET, _ACCESS_KEY_ID and _SECRET_ACCESS_KEY are needed together.");
  }
  return { endpoint, bucket, accessKeyId, secretAccessKey, region: given.CONCORD_S3_REGION, prefix: given.CONCORD_S3_PREFIX, pathStyle: given.CONCORD_S3_PATH_STYLE === "yes" };
}

export const env = {
  port: parsed.data.PORT,
  host: parsed.data.HOST,
  publicUrl: parsed.data.CONCORD_URL,
  home: resolve(parsed.data.CONCORD_HOME),
  importRoots: parsed.data.CONCORD_IMPORT_ROOTS.split(process.platform === "win32" ? ";" : ":").filter(Boolean),
  fetchAllowed: new Set(parsed.data.CONCORD_FETCH_ALLOW.split(",").map((place) => place.trim().toLowerCase().replace(/^\[(.+)\](:\d+)$/, "$1$2")).filter(Boolean)),
  fetchPorts: new Set(parsed.data.CONCORD_FETCH_PORTS.split(",").filter(Boolean).map(Number)),
  fetchContact: parsed.data.CONCORD_FETCH_CONTACT,
  s3: s3Settings(parsed.data),
  databaseUrl: parsed.data.DATABASE_URL,
  startedByNpm: parsed.data.npm_lifecycle_event !== undefined,
  isProduction: parsed.data.NODE_ENV === "production",
};

/** Where people reach this installation. */
export function publicOrigin(port: number = env.port): string {
  const host = env.host === "0.0.0.0" || env.host === "::" ? "127.0.0.1" : env.host;
  return (env.publicUrl ?? `http://${host}:${port}`).replace(/\/$/, "");
}

/** A secret of this installation, made at first use and kept in the data folder for its owner alone. */
export function secret(name: "session" | "blinding"): string {
  const folder = join(env.home, "secrets");
  const file = join(folder, name);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Whole or not there: of two processes that start together one's is taken, and a full disk leaves no empty one behind.
    const draft = join(folder, `.${name}-${randomUUID()}`);
    try {
      writeFileSync(draft, randomBytes(32).toString("base64url"), { mode: 0o600, flag: "wx" });
      linkSync(draft, file);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  const found = readFileSync(file, "utf8");
  // With an empty secret anybody could make a session.
  if (found.length < 40) throw new Error(`${file} is damaged: it is too short for a secret. Remove it to have a new one made (everybody signs in again).`);
  return found;
}

/** The environment that a child process is started with: this one's, and what the caller sets. */
export function childEnvironment(extra: Record<string, string> = {}): NodeJS.ProcessEnv {
  return { ...process.env, ...extra };
}
