import { lazy } from "react";

/** Parts of a screen that the first item does not need, or not on every width: each by itself, see fetch-later.ts. */
export const partLoads = {
  headerTools: () => import("./header-tools").then((loaded) => ({ default: loaded.HeaderTools })),
  rail: () => import("./session-rail").then((loaded) => ({ default: loaded.SessionRail })),
  strip: () => import("./session-strip").then((loaded) => ({ default: loaded.SessionStrip })),
  sheet: () => import("./rating-sheet").then((loaded) => ({ default: loaded.RatingSheet })),
  notices: () => import("./desk-notices").then((loaded) => ({ default: loaded.DeskNotices })),
  aside: () => import("./aside").then((loaded) => ({ default: loaded.Aside })),
  overlays: () => import("./overlays").then((loaded) => ({ default: loaded.Overlays })),
};

export const HeaderTools = lazy(partLoads.headerTools);
export const SessionRail = lazy(partLoads.rail);
export const SessionStrip = lazy(partLoads.strip);
export const RatingSheet = lazy(partLoads.sheet);
export const DeskNotices = lazy(partLoads.notices);
export const Aside = lazy(partLoads.aside);
export const Overlays = lazy(partLoads.overlays);
