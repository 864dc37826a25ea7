/** What all columns of a parquet file hold decoded at one time, and what the file has come to. Counted, never believed from the footer. */
import { EXPANSION_WATCHED_FROM, MAX_EXPANSION, MAX_PARQUET_BYTES_AT_ONCE } from "./limits";

const MB = 1024 * 1024;

export class ParquetBudget {
  private held = 0;
  private produced = 0;

  constructor(private readonly fileBytes: number) {}

  hold(bytes: number): void {
    this.held += bytes;
    if (this.held > MAX_PARQUET_BYTES_AT_ONCE) {
      throw new Error(`its pages need more than ${MAX_PARQUET_BYTES_AT_ONCE / MB} MB at once: write it with smaller pages or row groups (pandas: row_group_size=1000)`);
    }
  }

  release(bytes: number): void {
    this.held -= bytes;
  }

  /** @param bytes of a row that is given on: a dictionary's entry can be referred to by every row of the file. */
  produce(bytes: number): void {
    this.produced += bytes;
    if (this.produced > EXPANSION_WATCHED_FROM && this.produced > this.fileBytes * MAX_EXPANSION) throw new Error(`it unpacks to more than ${MAX_EXPANSION} times its size`);
  }
}
