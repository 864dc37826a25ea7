import { describe, expect, it } from "vitest";
import { clusteredPreference } from "@/lib/stats/clustered-preference";
import { netPreference } from "@/lib/stats/net-preference";
import { positionBias } from "@/lib/stats/position-bias";
import { simulatePanel, trueNetPreference, type Panel } from "./panel-simulation";

const SEEDS = 100;

const study = { evaluators: 9, items: 100, judgmentsPerItem: 3 };
const settings: Record<string, Panel> = {
  "a clear preference and a little of everything": {
    ...study, preference: 0.5, tieReach: 0.3, leftBias: 0.4, itemSpread: 0.5, evaluatorSpread: 0.2, biasSpread: 0.1,
  },
  "no preference": {
    ...study, preference: 0, tieReach: 0.3, leftBias: 0.4, itemSpread: 0.5, evaluatorSpread: 0.3, biasSpread: 0,
  },
  "items that differ much": {
    ...study, preference: 0.3, tieReach: 0.4, leftBias: 0.5, itemSpread: 1, evaluatorSpread: 0, biasSpread: 0,
  },
  "evaluators who differ much": {
    ...study, preference: 0.3, tieReach: 0.3, leftBias: 0.5, itemSpread: 0.3, evaluatorSpread: 0.6, biasSpread: 0.2,
  },
  "many ties and a strong preference": {
    ...study, preference: -0.8, tieReach: 0.8, leftBias: 0.6, itemSpread: 0.4, evaluatorSpread: 0.3, biasSpread: 0.1,
  },
};

describe("the simulated panel", () => {
  it("has the net preference in the long run that is taken for its truth", () => {
    for (const panel of Object.values(settings)) {
      // A panel of one evaluator and one item each time: no two judgments share anything.
      const counts = { wins: 0, losses: 0, ties: 0 };
      for (let seed = 0; seed < 20_000; seed++) {
        const [row] = simulatePanel({ ...panel, evaluators: 1, items: 1, judgmentsPerItem: 1 }, `alone ${seed}`);
        counts[row?.score === 1 ? "wins" : row?.score === 0 ? "ties" : "losses"] += 1;
      }
      const { ci } = netPreference(counts, 0.999);
      expect(ci?.low).toBeLessThan(trueNetPreference(panel));
      expect(ci?.high).toBeGreaterThan(trueNetPreference(panel));
    }
  });

  it("is counterbalanced and spreads its load", () => {
    const panel = settings["no preference"];
    if (panel === undefined) throw new Error("No setting.");
    const rows = simulatePanel(panel, 1);
    const perEvaluator = new Map<string, number>();
    let left = 0;
    for (const { evaluator, firstShownLeft } of rows) {
      perEvaluator.set(evaluator, (perEvaluator.get(evaluator) ?? 0) + 1);
      if (firstShownLeft) left += 1;
    }
    expect(rows).toHaveLength(300);
    for (const load of perEvaluator.values()) expect([33, 34]).toContain(load);
    expect(Math.abs(left - 150)).toBeLessThanOrEqual(5);
  });
});

describe("head-to-head statistics of a simulated panel", () => {
  for (const [name, panel] of Object.entries(settings)) {
    it(`cover the truth and find the bias: ${name}`, () => {
      const truth = trueNetPreference(panel);
      let covered = 0;
      let detected = 0;
      for (let seed = 0; seed < SEEDS; seed++) {
        const rows = simulatePanel(panel, `${name} ${seed}`);
        const { ci } = clusteredPreference(rows, 0.95);
        if (ci !== null && ci.low <= truth && truth <= ci.high) covered += 1;
        const { clustered } = positionBias(rows, 0.95);
        if (clustered.p !== null && clustered.p < 0.05 && (clustered.value ?? 0) > 0) detected += 1;
      }
      expect(covered).toBeGreaterThanOrEqual(90);
      expect(detected).toBeGreaterThanOrEqual(90);
    });
  }

  it("do not find a bias that is not there more often than they may", () => {
    const panel = { ...study, preference: 0.4, tieReach: 0.3, leftBias: 0, itemSpread: 0.5, evaluatorSpread: 0.3, biasSpread: 0 };
    let clusteredAlarms = 0;
    let exactAlarms = 0;
    let orderAlarms = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const { clustered, share, order } = positionBias(simulatePanel(panel, `unbiased ${seed}`), 0.95);
      if ((clustered.p ?? 1) < 0.05) clusteredAlarms += 1;
      if ((share.p ?? 1) < 0.05) exactAlarms += 1;
      if ((order.order.p ?? 1) < 0.05) orderAlarms += 1;
    }
    // More than 10 of 100 at a level of 5 % would happen in 1 of 90 runs.
    for (const alarms of [clusteredAlarms, exactAlarms, orderAlarms]) expect(alarms).toBeLessThanOrEqual(10);
  });

  it("need the clusters: taking judgments as independent misses too often", () => {
    const panel = settings["evaluators who differ much"];
    if (panel === undefined) throw new Error("No setting.");
    const truth = trueNetPreference(panel);
    let covered = 0;
    for (let seed = 0; seed < SEEDS; seed++) {
      const { wins, losses, ties } = clusteredPreference(simulatePanel(panel, `evaluators who differ much ${seed}`), 0.95);
      const { ci } = netPreference({ wins, losses, ties }, 0.95);
      if (ci !== null && ci.low <= truth && truth <= ci.high) covered += 1;
    }
    expect(covered).toBeLessThan(80);
  });
});
