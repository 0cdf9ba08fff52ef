/** A compiled query that its backend would not take. */
export interface Unparsed {
  readonly item: string;
  readonly query: string;
  readonly problem: string;
}
