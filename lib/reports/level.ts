/** Coverage of every interval that Concord shows. */
export const RESULTS_LEVEL = 0.95;
