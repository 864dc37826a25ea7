/** The key that the engines of this box ask for, in a file that Docker Compose reads its variables from. Never printed, never made anew. */
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { env } from "@/lib/env";

const NAME = "CONCORD_ENGINES_KEY";

/** @returns the path of the file, and the key in it. @throws Error where it is damaged or others may read it. */
export function keyFile(path: string = join(env.home, "engines.env")): { path: string; key: string } {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    // "wx": of two that start together one's is taken.
    writeFileSync(path, `${NAME}=${randomBytes(32).toString("base64url")}\n`, { mode: 0o600, flag: "wx" });
  }
  if ((statSync(path).mode & 0o077) !== 0) throw new Error(`${path} holds the engines' key and can be read by others. Take that away: chmod 600 ${path}`);
  const key = new RegExp(`^${NAME}=([\\x21-\\x7e]{20,})$`, "m").exec(readFileSync(path, "utf8"))?.[1];
  if (key === undefined) throw new Error(`${path} holds no usable ${NAME}. Put one of at least 20 characters there, or remove the file to have one made.`);
  return { path, key };
}
