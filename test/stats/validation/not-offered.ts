/** What a reader might look for and does not find, and why. `would` is how a file of lib/stats that had it would be named. */
export const NOT_OFFERED: readonly { what: string; why: string; would: RegExp }[] = [
  { what: "Links other than the logit, equidistant thresholds, effects that differ by threshold, random slopes, nested effects, quadrature beyond Laplace and profile intervals in cumulative-link models", why: "not needed for severity-adjusted means; the model that is here says so in its description", would: /probit|quadrature|profile/ },
  { what: "MACE (Hovy et al. 2013)", why: "competence by variational Bayes gives no likelihood that two programs could be compared by; Dawid and Skene's model answers the same question", would: /mace/ },
  { what: "Rao and Kupper's ties", why: "not log-linear, and all but the same fit (log-likelihood −809.697 against −809.710 on the pudding data)", would: /kupper/ },
  { what: "Ties as half a win in a Bradley–Terry model", why: "shrinks differences (0.274 against 0.377 for the last brand of pudding)", would: /bradley/ },
  { what: "Elo, TrueSkill", why: "depend on the order in which judgments come in", would: /elo\b|trueskill/ },
  { what: "Many-facet Rasch models, infit and outfit, Mokken scaling", why: "the crossed model and the cumulative-link model give severities", would: /rasch|infit|mokken/ },
  { what: "Gwet's ordinal weights", why: "they are taken for Krippendorff's ordinal metric; linear and quadratic weights are here", would: /ordinal-weights/ },
  { what: "Hughes' estimator of α", why: "another number under the same name", would: /hughes/ },
  { what: "Bipolar, polar and circular metrics of α, and metrics of one's own", why: "no instrument here has such a scale", would: /bipolar|circular/ },
  { what: "Bootstrap over pairs of answers", why: "covers too rarely: see above", would: /pair-bootstrap/ },
  { what: "Clopper and Pearson's interval", why: "conservative; Wilson's is shown", would: /clopper/ },
  { what: "Tables of Bloch and Kraemer for the size of a study", why: "two coders only; planning here starts from the study's own estimates", would: /kraemer/ },
  { what: "Zapf et al. 2016, numeric example", why: "no values in print could be found for it; the algorithm is the percentile interval over units here", would: /zapf/ },
];

export function notOfferedSection(): string {
  return ["## What is not offered", ...NOT_OFFERED.map(({ what, why }) => `- **${what}**: ${why}.`)].join("\n");
}
