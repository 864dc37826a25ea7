import { lazy } from "react";

/** Screens that not every study has, or not before its end. */
export const screenLoads = {
  pairView: () => import("./pair/pair-view").then((loaded) => ({ default: loaded.PairView })),
  endState: () => import("./end-state").then((loaded) => ({ default: loaded.EndState })),
};

export const PairView = lazy(screenLoads.pairView);
export const EndState = lazy(screenLoads.endState);
