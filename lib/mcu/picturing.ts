/** The pictures of an episode, made beside its writing: none holds a session up. */
import type { Perform, PictureWish } from "./perform";
import type { PictureRecord } from "./picture-record";
import type { AlbumImage, Utterance } from "./types";

/** The album's by id, and those from the internet by `sharedAt`. */
export type Pictures = { album: Map<number, PictureRecord>; shared: Map<string, PictureRecord> };

/** @param session from 1. @param utterance from 0. */
export function sharedAt(session: number, utterance: number): string {
  return `${session}/${utterance}`;
}

/**
 * @param person is waited for by the pictures, not by whoever begins them.
 * @returns `begin` after each session, with the album as it stands then; `end` gives them all, and throws what one of them threw.
 */
export function picturing(perform: Pick<Perform, "picture">, person: () => Promise<PictureWish["person"]>) {
  const album = new Map<number, Promise<PictureRecord>>();
  const shared = new Map<string, Promise<PictureRecord>>();
  const make = (path: string, description: string, source: PictureWish["source"]) => {
    const picture = person().then((who) => perform.picture(path, { description, source, person: who }));
    picture.catch(() => undefined); // thrown at the end
    return picture;
  };
  return {
    begin(session: number, utterances: readonly Utterance[], images: readonly AlbumImage[]) {
      // A picture that came in a session is made anew with the session.
      for (const { id, description, addedInSession } of images) {
        if (!album.has(id)) album.set(id, make(addedInSession === 0 ? `album/${id}/picture` : `session/${addedInSession}/album/${id}/picture`, description, "device"));
      }
      for (const [index, { sharing }] of utterances.entries()) {
        if (sharing?.source === "internet") shared.set(sharedAt(session, index), make(`session/${session}/shared/${index}/picture`, sharing.description, "internet"));
      }
    },
    async end(): Promise<Pictures> {
      return { album: await settled(album), shared: await settled(shared) };
    },
  };
}

async function settled<Key>(pictures: ReadonlyMap<Key, Promise<PictureRecord>>): Promise<Map<Key, PictureRecord>> {
  return new Map(await Promise.all([...pictures].map(async ([key, picture]): Promise<[Key, PictureRecord]> => [key, await picture])));
}
