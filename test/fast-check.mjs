/**
 * Which cases properties are tried on. One seed for all, so that what lands is decided by the change and not by the draw;
 * `FC_SEED=random FC_RUNS=2000 npx vitest run …` looks further, and a counterexample found there becomes an example of its test.
 */
import fc from "fast-check";

const { FC_SEED: seed = "20261127", FC_RUNS: runs } = process.env;

fc.configureGlobal({
  ...(seed === "random" ? {} : { seed: Number(seed) }),
  ...(runs === undefined ? {} : { numRuns: Number(runs) }),
});
