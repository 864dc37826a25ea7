/** How the steps of an episode are done: by whoever runs them, so that what was done once is not done again. */
import type { RandomSource } from "@/lib/stats/random";
import type { AlignRequest } from "./aligner/types";
import type { PictureRecord } from "./picture-record";
import type { Gender } from "./types";
import type { ChatStep } from "./step";

/** @property person with the hash of the face's picture, where there is one that may be used. */
export type PictureWish = Pick<AlignRequest, "description" | "source" | "forceModule" | "isPortrait"> & { person: { name: string; gender: Gender; age: number; face: string | null } | null };

export type Perform = {
  /**
   * A step of a language model.
   *
   * @param path which step of the episode it is: "session/3/dialogue". No two have the same.
   * @throws whatever the step came to that is no output.
   */
  ask: <Input, Wire, Output>(path: string, step: ChatStep<Input, Wire, Output>, input: Input) => Promise<Output>;
  /** What no model is needed for. `make` must draw everything from `random`, and give what survives JSON. */
  draw: <Output>(path: string, make: (random: RandomSource) => Output) => Promise<Output>;
  /** A picture for a description, with all that was looked at on the way. Comes to something, also where no picture could be had. */
  picture: (path: string, wish: PictureWish) => Promise<PictureRecord>;
};
