/** Words per minute at which adults silently read English non-fiction (Brysbaert 2019, Journal of Memory and Language 109:104047). */
export const READING_WORDS_PER_MINUTE = 238;

/** Nobody can judge from less than this share of the text: a generous allowance for skimming and for known parts. */
export const READING_LEAST_SHARE = 0.3;

/** Seconds per answer below which answers stop being consistent (Wood et al. 2017, Social Psychological and Personality Science 8:454-464). */
export const ANSWER_LEAST_SECONDS = 1;

/**
 * The least time in seconds in which a text of so many words can be read and so many criteria be answered.
 *
 * @example readingFloorSeconds(2380, 7) // 180: three tenths of ten minutes
 */
export function readingFloorSeconds(words: number, criteria: number): number {
  return Math.max((READING_LEAST_SHARE * words * 60) / READING_WORDS_PER_MINUTE, ANSWER_LEAST_SECONDS * criteria);
}
