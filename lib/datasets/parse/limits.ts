/** What an untrusted file may ask for. Documented in docs/data-format.md. */

const MB = 1024 * 1024;

/** One row: a JSONL line, an element of a JSON array, a file that holds one conversation. */
export const MAX_RECORD_BYTES = 8 * MB;
export const MAX_DEPTH = 64;
/** Of one row, and of one table: 8 MB have room for a million names. */
export const MAX_FIELDS = 10_000;
/** One picture as it arrives. */
export const MAX_PICTURE_BYTES = 30 * MB;
/** Of a tar or zip. */
export const MAX_MEMBERS = 500_000;
export const MAX_FILES = 2_000_000;
/** Bytes that a compressed file may become, per byte of it. */
export const MAX_EXPANSION = 100;
/** Small files may be mostly repetition; the ratio is watched from here on. */
export const EXPANSION_WATCHED_FROM = 16 * MB;

export const MAX_PARQUET_ROWS = 5_000_000;
export const MAX_ROWS_PER_GROUP = 1_000_000;
/** Parquet is decoded a page of each column at a time: one page, and all that are held together. */
export const MAX_PAGE_BYTES = 64 * MB;
export const MAX_PAGE_VALUES = 4_000_000;
export const MAX_PARQUET_BYTES_AT_ONCE = 320 * MB;

/** The parsing process: JavaScript's heap, all of its memory, and how long it may be silent. */
export const CHILD_HEAP_MB = 384;
export const CHILD_MEMORY_MB = 1_200;
export const CHILD_SILENCE_MS = 120_000;
