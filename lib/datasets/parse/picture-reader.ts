/** Pictures, from folders and archives alike: looked at side by side, stored under their own hash, and told by key in their order. */
import { pictureName, storePicture } from "@/lib/images/store";
import type { InOrder } from "./in-order";
import { keyOf, shownName } from "./labels";
import { MAX_PICTURE_BYTES } from "./limits";
import type { MemberKeys } from "./member-key";
import type { Message, Picture } from "./message";
import { noteOf, type Place } from "./report";

export class PictureReader {
  /** @param store absent for a dry run, which only looks. */
  constructor(private readonly inOrder: InOrder, private readonly store: string | undefined, private readonly keys: MemberKeys) {}

  /** @param bytes undefined where there were more than a picture may have. */
  async read(bytes: Buffer | undefined, name: string, place: Place): Promise<void> {
    const key = this.keys.keyOf(keyOf(name));
    await this.inOrder.add(this.messages(bytes, key, place, place.row === null ? null : shownName(name)), bytes?.length ?? 0);
  }

  private async messages(bytes: Buffer | undefined, key: string, place: Place, field: string | null): Promise<Message[]> {
    try {
      const looked = await this.look(bytes);
      const told: Message = { type: "picture", ...place, picture: { key, ...looked } };
      return looked.state === "refused" ? [told, noteOf(place, field, `picture refused: ${looked.reason}`)] : [told];
    } catch (error) {
      // Not the picture's own fault (a full disk): told of it, and none of the others is lost for it.
      return [noteOf(place, field, `cannot be read further: ${error instanceof Error ? error.message.slice(0, 500) : "unknown fault"}`)];
    }
  }

  private async look(bytes: Buffer | undefined): Promise<Omit<Picture, "key">> {
    if (bytes === undefined) return { state: "refused", reason: `larger than ${MAX_PICTURE_BYTES / 1024 / 1024} MB` };
    // The decoder is large: a file of dialogues alone does without it.
    const { preparePicture } = await import("@/lib/images/prepare");
    const prepared = await preparePicture(bytes);
    if ("problem" in prepared) return { state: "refused", reason: prepared.problem };
    const { mime, width, height } = prepared;
    const sha256 = this.store === undefined ? pictureName(prepared.bytes) : await storePicture(this.store, prepared.bytes);
    return { state: "stored", asset: { sha256, mime, width, height, bytes: prepared.bytes.length } };
  }
}
