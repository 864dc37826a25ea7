import type { Point } from "../shapes";

export type HairStyle =
  | "bob" | "short" | "fade" | "side-part" | "bun" | "long" | "braids" | "puff" | "thinning" | "curly" | "ponytail";

export interface Look {
  skin: string;
  hair: { style: HairStyle; colour: string };
  age: "child" | "young" | "middle" | "old";
  brows?: string;
  beard?: { style: "full" | "short" | "moustache" | "stubble"; colour: string };
  glasses?: string;
  earrings?: string;
  freckles?: boolean;
  lips?: string;
  /** Half the width between the shoulders; a head is 84 wide. */
  shoulders: number;
}

export interface Outfit {
  kind: "tee" | "shirt" | "jumper" | "jacket" | "apron" | "dungarees" | "scrubs" | "robe" | "swimsuit" | "dress";
  top: string;
  /** Collar, apron, bib, stripes. */
  accent: string;
  legs: string;
  shoes: string;
  hat?: { kind: "flat-cap" | "beanie" | "straw" | "helmet" | "headwrap" | "peaked"; colour: string };
  scarf?: string;
  shortSleeves?: boolean;
  skirt?: boolean;
}

export type Mood = "smile" | "grin" | "calm" | "asleep" | "worried" | "laugh";

/** Coordinates are the person's own: neck base at 0,0, head about 110 high above it, feet near y = 560. */
export interface Pose {
  leftHand?: Point;
  rightHand?: Point;
  leftFoot?: Point;
  rightFoot?: Point;
  /** Which way an elbow or knee points: 1 outwards, -1 inwards. */
  leftElbow?: 1 | -1;
  rightElbow?: 1 | -1;
  leftKnee?: 1 | -1;
  rightKnee?: 1 | -1;
  /** -1 looks left, 1 looks right. */
  turn?: number;
  tilt?: number;
  mood?: Mood;
  back?: boolean;
  /** Seated, seen from the front: the thighs come towards the viewer, the feet stand near y = 420. */
  sit?: boolean;
  /** Stops at the hip: for tables, counters and portraits. */
  bust?: boolean;
  /** Drawn before the chest, under the hands. */
  held?: string;
}
