/** The formats that Concord reads, by the name that --format takes. */
export const FORMATS = ["concord", "stark", "stark-pipeline", "locomo", "dialogcc", "photochat", "mmdialog"] as const;
export type Format = (typeof FORMATS)[number];
