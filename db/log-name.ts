/** What names a log: a watch, and which of its runs. */
export interface LogName {
  watch: string;
  run: number;
}
