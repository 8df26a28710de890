// Decides what a screen reader is told of arriving messages: what is new, once a while, a few lines at most.
// The rows themselves are no live region: they come and go as the reader scrolls.

/** The least time between two announcements. */
const PAUSE = 1000;
/** How many messages are read out; more are counted. */
const FEW = 3;
/** How much of a message is read out. */
const LENGTH = 300;

export interface Announcer {
  /** Says a message soon. `text` is asked for only if it will be read out. */
  announce(text: () => string): void;
  silence(): void;
}

/**
 * @param region the live region
 * @param summary says that many messages have come
 */
export function createAnnouncer(region: HTMLElement, summary: (count: number) => string): Announcer {
  let texts: string[] = [];
  let count = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const speak = (): void => {
    // Emptied when nothing new has come: it shall not be read again by who walks through the page.
    region.textContent = count > FEW ? summary(count) : texts.join('\n');
    timer = count ? setTimeout(speak, PAUSE) : undefined;
    count = 0;
    texts = [];
  };
  return {
    announce(text) {
      if (++count <= FEW) texts.push(text().slice(0, LENGTH));
      timer ??= setTimeout(speak, PAUSE / 4);
    },
    silence() {
      clearTimeout(timer);
      count = 0;
      texts = [];
      speak();
    },
  };
}
