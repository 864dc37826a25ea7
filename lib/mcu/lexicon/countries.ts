/** The nineteen countries of the paper's demographic lexicon (appendix A, after Santy et al. 2023). */
export const COUNTRIES = [
  "United States of America", "China", "Japan", "India", "United Arab Emirates", "France", "Germany", "Italy", "South Korea", "Saudi Arabia",
  "Kazakhstan", "Brazil", "Mexico", "Egypt", "Argentina", "Russia", "United Kingdom", "Spain", "Canada",
] as const;

export type Country = (typeof COUNTRIES)[number];
