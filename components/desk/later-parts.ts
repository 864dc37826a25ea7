import { lazy } from "react";

/**
 * Parts of the screen that the first item does not need, or not on every width. Fetched as soon as it is readable, before the
 * network may be gone or the program updated.
 */
const loads = {
  notices: () => import("./desk-notices").then((loaded) => ({ default: loaded.DeskNotices })),
  endState: () => import("./end-state").then((loaded) => ({ default: loaded.EndState })),
  sheet: () => import("./rating-sheet").then((loaded) => ({ default: loaded.RatingSheet })),
  strip: () => import("./session-strip").then((loaded) => ({ default: loaded.SessionStrip })),
  attention: () => import("./attention-drawer").then((loaded) => ({ default: loaded.AttentionDrawer })),
  contactSheet: () => import("./contact-sheet").then((loaded) => ({ default: loaded.ContactSheet })),
  find: () => import("./find-panel").then((loaded) => ({ default: loaded.FindPanel })),
  lightbox: () => import("./lightbox").then((loaded) => ({ default: loaded.Lightbox })),
  lookUp: () => import("./look-up").then((loaded) => ({ default: loaded.LookUp })),
  shortcuts: () => import("./shortcut-sheet").then((loaded) => ({ default: loaded.ShortcutSheet })),
  signIn: () => import("./sign-in-dialog").then((loaded) => ({ default: loaded.SignInDialog })),
  unread: () => import("./unread-dialog").then((loaded) => ({ default: loaded.UnreadDialog })),
};

export const DeskNotices = lazy(loads.notices);
export const EndState = lazy(loads.endState);
export const RatingSheet = lazy(loads.sheet);
export const SessionStrip = lazy(loads.strip);
export const AttentionDrawer = lazy(loads.attention);
export const ContactSheet = lazy(loads.contactSheet);
export const FindPanel = lazy(loads.find);
export const Lightbox = lazy(loads.lightbox);
export const LookUp = lazy(loads.lookUp);
export const ShortcutSheet = lazy(loads.shortcuts);
export const SignInDialog = lazy(loads.signIn);
export const UnreadDialog = lazy(loads.unread);

export function fetchLaterParts(): void {
  for (const load of Object.values(loads)) void load().catch((error: unknown) => console.info("A part of the desk is not there yet.", error));
}
