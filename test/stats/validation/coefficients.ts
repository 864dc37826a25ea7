import { brennanPrediger } from "@/lib/stats/brennan-prediger";
import { cohenKappa } from "@/lib/stats/cohen-kappa";
import { congerKappa } from "@/lib/stats/conger-kappa";
import type { AgreementWeights } from "@/lib/stats/agreement-weights";
import { fleissKappa } from "@/lib/stats/fleiss-kappa";
import { gwetAc } from "@/lib/stats/gwet-ac";
import { intraclassCorrelation, type IntraclassModel } from "@/lib/stats/intraclass-correlation";
import { kendallW } from "@/lib/stats/kendall-w";
import { lightKappa } from "@/lib/stats/light-kappa";
import type { PatternTable } from "@/lib/stats/pattern-table";
import { percentAgreement } from "@/lib/stats/percent-agreement";
import { raterMatrix } from "@/lib/stats/rater-matrix";
import { ratingColumns } from "@/lib/stats/rating-columns";
import { tableOfUnits, unitsOfCounts, unitsOfCrossTable } from "../count-table";
import { rowsOf } from "../rating-matrix";
import chance from "../vectors/chance-corrected.json";
import kappa from "../vectors/kappa.json";
import judges from "../vectors/shrout-fleiss.json";
import type { Check, Section } from "./check";

const CLOSED = 1e-9;
/** Half of the fifth decimal. */
const FIVE_DECIMALS = 5.1e-6;

type Printed = Partial<Record<"ac" | "brennanPrediger" | "percentAgreement", { value: number; standardError: number }>>;

/** By Gwet 2014. */
const PRINTED: Record<string, string> = { "gwet-cont3x3abstractors": "0.8493305" };
const PRINTED_KAPPA: Record<string, string> = { cohen1960: ".492", "gwet abstractors": "0.7964094" };

/** Values that the other program rounds to five decimals are held to these. */
function tolerance(reference: number): number {
  return (String(reference).split(".")[1]?.length ?? 0) > 9 ? CLOSED : FIVE_DECIMALS;
}

function gwetChecks(data: string, table: PatternTable, weights: AgreementWeights, printed: Printed | undefined): Check[] {
  const check = (statistic: string, reference: number | undefined, here: number | null): Check[] =>
    reference === undefined ? [] : [{ data, statistic: `${statistic}, ${weights}`, printed: statistic === "AC1" ? (PRINTED[data] ?? null) : null, reference, origin: "R irrCAC 1.0", here, tolerance: tolerance(reference) }];
  return [
    ...check(weights === "unweighted" ? "AC1" : "AC2", printed?.ac?.value, gwetAc(table, weights).value),
    ...check("Brennan–Prediger", printed?.brennanPrediger?.value, brennanPrediger(table, weights).value),
    ...(weights === "unweighted" ? check("percent agreement", printed?.percentAgreement?.value, percentAgreement(table, "unit").value) : []),
  ];
}

export function gwetSection(): Section {
  const raters = tableOfUnits(chance.raters.data, 1);
  return {
    title: "Gwet's coefficients, Brennan and Prediger's, percent agreement",
    text: "Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed.: the data of Krippendorff 2011 with their gaps, two tables of two raters, and those of Cohen 1960 and Fleiss 1971. The other program rounds some values to five decimals, of which the fifth is held.",
    checks: [
      ...(["unweighted", "linear", "quadratic"] as const).flatMap((weights) => gwetChecks("krippendorff2011_C", raters, weights, chance.raters[weights])),
      ...chance.tables.flatMap(({ id, table, unweighted, ...rest }) => [
        ...gwetChecks(id, tableOfUnits(unitsOfCrossTable(table)), "unweighted", unweighted),
        ...gwetChecks(id, tableOfUnits(unitsOfCrossTable(table)), "quadratic", "quadratic" in rest ? rest.quadratic : undefined),
      ]),
      ...chance.counts.flatMap(({ id, counts, unweighted }) => gwetChecks(id, tableOfUnits(unitsOfCounts(counts)), "unweighted", unweighted)),
      ...chance.counts.flatMap(({ id, counts, ac1 }): Check[] => (ac1 === undefined ? [] : [{
        data: id, statistic: "AC1, unweighted", printed: null, reference: ac1, origin: "R irrCAC 1.0", here: gwetAc(tableOfUnits(unitsOfCounts(counts)), "unweighted").value, tolerance: CLOSED,
      }])),
    ],
  };
}

function pairsOf(table: readonly (readonly number[])[]): { left: number[]; right: number[] } {
  const units = unitsOfCrossTable(table);
  return { left: units.map(([left = 0]) => left), right: units.map(([, right = 0]) => right) };
}

export function kappaSection(): Section {
  const { counts, conger, light } = kappa.fleiss1971;
  const psychiatrists = ratingColumns(rowsOf([0, 1, 2, 3, 4, 5].map((rater) => unitsOfCounts(counts).map((diagnoses) => diagnoses[rater] ?? null))));
  const cohen = pairsOf(kappa.tables[0]?.table ?? []);
  const { disagreement } = kappa.cohen1968;
  return {
    title: "Kappas",
    text: "Cohen 1960 (Educational and Psychological Measurement 20:37–46) and 1968 (Psychological Bulletin 70:213–220), standard errors after Fleiss, Cohen & Everitt 1969; Fleiss 1971 (Psychological Bulletin 76:378–382), of whose data Conger's and Light's kappas are computed in the form in which they circulate.",
    checks: [
      ...kappa.tables.flatMap(({ name, table, weighting, kappa: reference, standardError }): Check[] => {
        const { left, right } = pairsOf(table);
        const found = cohenKappa(left, right, weighting as AgreementWeights, 0.95);
        return [
          { data: name, statistic: `Cohen's κ, ${weighting}`, printed: weighting === "unweighted" ? (PRINTED_KAPPA[name] ?? null) : null, reference, origin: "R irrCAC 1.0", here: found.value, tolerance: CLOSED },
          { data: name, statistic: `its standard error, ${weighting}`, printed: null, reference: standardError, origin: "R irrCAC 1.0", here: found.standardError, tolerance: CLOSED },
        ];
      }),
      {
        data: "cohen1960", statistic: "weighted κ, weights of 1968", printed: ".348", reference: kappa.cohen1968.kappa, origin: "R psych 2.2.9",
        here: cohenKappa(cohen.left, cohen.right, (one, other) => disagreement[one - 1]?.[other - 1] ?? Number.NaN, 0.95).value, tolerance: CLOSED,
      },
      ...chance.counts.flatMap(({ id, counts: units, published, kappa: reference, z }): Check[] => {
        const found = fleissKappa(tableOfUnits(unitsOfCounts(units)));
        return [
          { data: id, statistic: "Fleiss' κ", printed: String(published.kappa), reference, origin: "R irr 0.84.1", here: found.value, tolerance: CLOSED },
          ...(z === undefined ? [] : [{ data: id, statistic: "its z", printed: null, reference: z, origin: "R irr 0.84.1", here: found.z, tolerance: CLOSED }]),
        ];
      }),
      { data: "fleiss1971", statistic: "Conger's κ", printed: null, reference: conger, origin: "R irr 0.84.1", here: congerKappa(psychiatrists).value, tolerance: CLOSED },
      { data: "fleiss1971", statistic: "Light's κ", printed: null, reference: light, origin: "R irr 0.84.1", here: lightKappa(raterMatrix(psychiatrists), "unweighted").value, tolerance: CLOSED },
    ],
  };
}

export function intraclassSection(): Section {
  const columns = ratingColumns(rowsOf([0, 1, 2, 3].map((judge) => judges.data.map((target) => target[judge] ?? null))));
  return {
    title: "Intraclass correlations and Kendall's W",
    text: "Shrout & Fleiss 1979 (Psychological Bulletin 86:420–428): six targets, four judges; intervals after McGraw & Wong 1996 (Psychological Methods 1:30–46).",
    checks: [
      ...judges.correlations.flatMap(({ model, of, method, printed, value, ci }): Check[] => {
        const found = intraclassCorrelation(columns, model as IntraclassModel, of as "single" | "mean", 0.95);
        const check = (statistic: string, reference: number | undefined, here: number | undefined | null): Check =>
          ({ data: "six targets", statistic, printed: null, reference: reference ?? Number.NaN, origin: "R psych 2.2.9", here: here ?? null, tolerance: CLOSED });
        return [{ ...check(method, value, found.value), printed: String(printed) }, check(`${method}, lower limit`, ci[0], found.ci?.low), check(`${method}, upper limit`, ci[1], found.ci?.high)];
      }),
      { data: "six targets", statistic: "Kendall's W", printed: null, reference: judges.kendallW, origin: "R irr 0.84.1", here: kendallW(columns).value, tolerance: CLOSED },
    ],
  };
}
