// Decides what a screen reader is told of arriving messages: what is new, once a while, a few lines at most.
// The rows themselves are no live region: they come and go as the reader scrolls.

/** The least time between two announcements. */
const PAUSE = 1000;
/** How many messages are read out; more are counted. */
const FEW = 3;
/** How much of a message is read out. */
const LENGTH = 300;

export class Announcer {
  #texts: string[] = [];
  #count = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param liveRegion the live region
   * @param summaryOf says that many messages have come
   */
  constructor(
    private liveRegion: HTMLElement,
    private summaryOf: (count: number) => string,
  ) {}

  /** Says a message soon. `text` is asked for only if it will be read out. */
  announce(text: () => string): void {
    if (++this.#count <= FEW) this.#texts.push(text().slice(0, LENGTH));
    this.#timer ??= setTimeout(this.#speak, PAUSE / 4);
  }

  silence(): void {
    clearTimeout(this.#timer);
    this.#count = 0;
    this.#texts = [];
    this.#speak();
  }

  #speak = (): void => {
    const count = this.#count;
    // Emptied when nothing new has come: it shall not be read again by who walks through the page.
    this.liveRegion.textContent = count > FEW ? this.summaryOf(count) : this.#texts.join('\n');
    this.#timer = count ? setTimeout(this.#speak, PAUSE) : undefined;
    this.#count = 0;
    this.#texts = [];
  };
}
