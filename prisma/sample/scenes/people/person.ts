import type { Art } from "../art";
import { arm, leg, torso } from "./body";
import { head } from "./head";
import type { Look, Outfit, Pose } from "./look";

/** A whole person around the base of the neck; `at()` brings them to size and place. */
export function person(art: Art, look: Look, outfit: Outfit, pose: Pose = {}): string {
  const { behind, front } = head(art, look, outfit, pose);
  const s = look.shoulders;
  const sit = pose.sit === true;
  const foot = look.age === "child" ? 446 : 525;
  const legs =
    pose.bust === true
      ? ""
      : leg(look, outfit, -1, pose.leftFoot ?? [sit ? -46 : -32, foot], pose.leftKnee ?? 1, sit) + leg(look, outfit, 1, pose.rightFoot ?? [sit ? 46 : 32, foot], pose.rightKnee ?? 1, sit);
  const arms =
    arm(art, look, outfit, -1, pose.leftHand ?? [-s - 4, 222], pose.leftElbow ?? 1) + arm(art, look, outfit, 1, pose.rightHand ?? [s + 4, 222], pose.rightElbow ?? 1);
  const backSide = pose.back === true;
  return (backSide ? "" : behind) + legs + torso(art, look, outfit, pose) + front + (pose.held ?? "") + arms + (backSide ? behind : "");
}
