// What every list in the benchmark can do.
export interface Candidate {
  /** Takes one more message, as when it arrives. */
  append(text: string): void;
  /** Takes a whole history; absent where that is hopeless. */
  load?(texts: string[]): void;
  /** The element that scrolls. */
  scroller(): HTMLElement;
  /** The elements of the rows in the page; absent where there are none. */
  rows?(): Iterable<HTMLElement>;
}
