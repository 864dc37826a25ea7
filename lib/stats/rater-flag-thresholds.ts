/**
 * When a diagnostic becomes a flag. A flag costs a look, so these lean towards few; where the literature has no cut-off the
 * number is a convention of this program, and says so. What is tested is flagged only when it is large as well: in a large
 * study the smallest difference is significant.
 */

/** Chance of any false flag of one kind in a panel, by Holm's or Bonferroni's method: the customary level (Holm 1979). */
export const FLAG_LEVEL = 0.05;

/** Fewer judgments give no flag, except a run, which counts itself. Convention: below it one judgment moves a share by a tenth. */
export const FLAG_MIN_JUDGMENTS = 10;

/** Gain in alpha without a rater, on top of being larger than its error allows. Convention: about the width of a step in how alphas are reported. */
export const LOWERS_AGREEMENT_GAIN = 0.05;

/** Severity, and its change over the sequence, in standard deviations: a medium effect (Cohen 1988, Statistical Power Analysis for the Behavioral Sciences, 2nd ed., section 2.2.3). */
export const SEVERITY_EFFECT = 0.5;

/** A part that correlates less with the rest than this is to be looked at (Ebel 1965, Measuring Educational Achievement, for items of a test). */
export const APART_FROM_REST_CORRELATION = 0.2;

/** The standard error of a correlation near 0 is 1 / sqrt(n - 1); at 30 it is below the threshold itself (Kendall 1948). */
export const APART_FROM_REST_MIN_JUDGMENTS = 30;

/**
 * Three judgments in a row on seven criteria without any difference. Instruments with fewer criteria need a longer run, so
 * that the number of equal answers is the same. Convention, in the manner of long-string indices (Johnson 2005; Meade & Craig
 * 2012, Psychological Methods 17:437-455, who set cut-offs by the data at hand).
 */
export const UNIFORM_RUN_JUDGMENTS = 3;
export const UNIFORM_RUN_ANSWERS = 21;

/** Spread as a part of that of the others. Convention: half of it. */
export const LITTLE_SPREAD_RATIO = 0.5;

/** Share of left votes less one half: a small effect (Cohen 1988, section 5.2), since there is no good reason for any. */
export const SIDE_PREFERENCE_EFFECT = 0.05;

/** Share of judgments that are faster than reading, or far in the slow tail. Convention: one may be a slip of the clock. */
export const TIME_TAIL_SHARE = 0.1;

/** Share of judgments below half the usual time: most of them. Half the median: Greszki, Meyer & Schoen 2015, Public Opinion Quarterly 79:471-503. */
export const FAST_SHARE = 0.5;

/** Fewer judgments do not show an autocorrelation: its standard error is about 1 / sqrt(n) (Bartlett 1946, JRSS Supplement 8:27-41). */
export const AUTOCORRELATION_MIN_JUDGMENTS = 30;

/** A medium effect for a correlation (Cohen 1988, section 3.2). */
export const AUTOCORRELATION_EFFECT = 0.3;

/** Kappa below this is poor beyond chance (Fleiss 1981, Statistical Methods for Rates and Proportions, 2nd ed., p. 218). */
export const REPEATS_KAPPA = 0.4;
