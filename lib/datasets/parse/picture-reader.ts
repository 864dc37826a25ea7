/** Pictures, from folders and archives alike: looked at side by side, stored under their own hash, and told by key in their order. */
import { AppError } from "@/lib/errors";
import type { PreparedPicture } from "@/lib/images/prepare";
import { pictureName, storePicture } from "@/lib/images/store";
import type { InOrder } from "./in-order";
import { keyOf, shownName } from "./labels";
import { CHILD_SILENCE_MS, MAX_PICTURE_BYTES } from "./limits";
import type { MemberKeys } from "./member-key";
import type { Message, Picture } from "./message";
import { noteOf, type Place } from "./report";

/** A store that hangs is away as well: before the importer takes this process for dead. */
const STORE_MS = (CHILD_SILENCE_MS * 3) / 4;

export class PictureReader {
  /** @param store absent for a dry run, which only looks. */
  constructor(private readonly inOrder: InOrder, private readonly store: string | undefined, private readonly keys: MemberKeys) {}

  /** @param bytes undefined where there were more than a picture may have. */
  async read(bytes: Buffer | undefined, name: string, place: Place): Promise<void> {
    const key = this.keys.keyOf(keyOf(name));
    await this.inOrder.add(this.messages(bytes, key, place, place.row === null ? null : shownName(name)), bytes?.length ?? 0);
  }

  private async messages(bytes: Buffer | undefined, key: string, place: Place, field: string | null): Promise<Message[]> {
    let looked: Looked;
    try {
      looked = await look(bytes);
    } catch (error) {
      return [noteOf(place, field, `cannot be read further: ${wordsOf(error)}`)];
    }
    const told = (picture: Omit<Picture, "key">): Message => ({ type: "picture", ...place, picture: { key, ...picture } });
    if ("problem" in looked) return [told({ state: "refused", reason: looked.problem }), noteOf(place, field, `picture refused: ${looked.problem}`)];
    try {
      const { bytes: prepared, mime, width, height } = looked;
      const sha256 = this.store === undefined ? pictureName(prepared) : await inTime(storePicture(this.store, prepared));
      return [told({ state: "stored", asset: { sha256, mime, width, height, bytes: prepared.length } })];
    } catch (error) {
      // Not the picture's own fault: what cannot be stored now is not to be missing for good.
      return [{ type: "fault", reason: error instanceof AppError ? error.message : `The picture store takes nothing: ${wordsOf(error).replace(/\.$/, "")}.` }];
    }
  }
}

type Looked = PreparedPicture | { problem: string };

async function look(bytes: Buffer | undefined): Promise<Looked> {
  if (bytes === undefined) return { problem: `larger than ${MAX_PICTURE_BYTES / 1024 / 1024} MB` };
  // The decoder is large: a file of dialogues alone does without it.
  const { preparePicture } = await import("@/lib/images/prepare");
  return preparePicture(bytes);
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, fail) => {
    timer = setTimeout(() => fail(new AppError("unavailable", `The picture store has not answered for ${STORE_MS / 1000} seconds.`)), STORE_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message.slice(0, 500) : "unknown fault";
}
