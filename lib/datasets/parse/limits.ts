/** What an untrusted file may ask for. Documented in docs/data-format.md. */

const MB = 1024 * 1024;

/** One row: a JSONL line, an element of a JSON array, a file that holds one conversation. */
export const MAX_RECORD_BYTES = 8 * MB;
export const MAX_DEPTH = 64;
/** One picture as it arrives. */
export const MAX_PICTURE_BYTES = 30 * MB;
/** A metadata member of a tar. */
export const MAX_MEMBER_JSON_BYTES = 1 * MB;
export const MAX_TAR_ENTRIES = 5_000_000;
export const MAX_FILES = 2_000_000;
/** Bytes that a compressed file may become, per byte of it. */
export const MAX_EXPANSION = 100;

export const MAX_PARQUET_ROWS = 5_000_000;
export const MAX_ROWS_PER_GROUP = 1_000_000;
/** A row group is decoded whole; what it says it needs must fit beside everything else. */
export const MAX_ROW_GROUP_BYTES = 256 * MB;

/** The parsing process: JavaScript's heap, all of its memory, and how long it may be silent. */
export const CHILD_HEAP_MB = 384;
export const CHILD_MEMORY_MB = 1_200;
export const CHILD_SILENCE_MS = 120_000;
