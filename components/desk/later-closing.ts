import { lazy } from "react";

export const loadClosing = () => import("./pair/closing-question").then((loaded) => ({ default: loaded.ClosingQuestion }));

/** Only at the end of a comparison. */
export const ClosingQuestion = lazy(loadClosing);
