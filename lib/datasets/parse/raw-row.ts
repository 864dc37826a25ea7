/** A record of a file of rows, decoded; or why it is none. */

/**
 * @property row from 1, as the file counts; null where the fault is the file's and no record is lost by it.
 * @property field of the record that is at fault.
 * @property isEnd the file is cut off there, or cannot be read behind it.
 */
export type RawRow = { row: number; value: unknown } | { row: number | null; problem: string; field?: string; isEnd?: true };
