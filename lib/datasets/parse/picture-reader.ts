/** Pictures, from folders and archives alike: looked at, stored under their own hash, and told by key. */
import { pictureName, storePicture } from "@/lib/images/store";
import { keyOf, shownName } from "./labels";
import { MAX_PICTURE_BYTES } from "./limits";
import type { MemberKeys } from "./member-key";
import type { Place, Report } from "./report";

export class PictureReader {
  /** @param store absent for a dry run, which only looks. */
  constructor(private readonly report: Report, private readonly store: string | undefined, private readonly keys: MemberKeys) {}

  /** @param bytes undefined where there were more than a picture may have. */
  async read(bytes: Buffer | undefined, name: string, place: Place): Promise<void> {
    if (bytes === undefined) return this.refuse(`larger than ${MAX_PICTURE_BYTES / 1024 / 1024} MB`, name, place);
    // The decoder is large: a file of dialogues alone does without it.
    const { preparePicture } = await import("@/lib/images/prepare");
    const prepared = await preparePicture(bytes);
    if ("problem" in prepared) return this.refuse(prepared.problem, name, place);
    const { mime, width, height } = prepared;
    const sha256 = this.store === undefined ? pictureName(prepared.bytes) : await storePicture(this.store, prepared.bytes);
    await this.report.send({ type: "picture", ...place, picture: { key: this.keys.keyOf(keyOf(name)), state: "stored", asset: { sha256, mime, width, height, bytes: prepared.bytes.length } } });
  }

  private async refuse(reason: string, name: string, place: Place): Promise<void> {
    await this.report.send({ type: "picture", ...place, picture: { key: this.keys.keyOf(keyOf(name)), state: "refused", reason } });
    await this.report.note(place, place.row === null ? null : shownName(name), `picture refused: ${reason}`);
  }
}
