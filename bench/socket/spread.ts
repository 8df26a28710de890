// Many clients of one server that dies: when each tries again, and how many at the same moment.

import { SOCKET_DEFAULTS } from '../../src/runtime/net/socket-machine.ts';
import { backoff } from '../../src/shared/backoff.ts';

export interface Spread {
  readonly name: string;
  readonly attempts: number;
  /** Attempts in the fullest 100 ms while the server is down, and the clients that come in its fullest 100 ms. */
  readonly peakDown: number;
  readonly peakBack: number;
  /** Milliseconds after the server is back until half, and nine tenths, of the clients are. */
  readonly half: number;
  readonly most: number;
  /** Clients that come back, by 250 ms. */
  readonly arrivals: number[];
}

const BUCKET = 250;

/** The fullest window of 100 ms. */
function peak(times: number[]): number {
  times.sort((a, b) => a - b);
  let most = 0;
  for (let last = 0, first = 0; last < times.length; last++) {
    while (times[last]! - times[first]! >= 100) first++;
    most = Math.max(most, last - first + 1);
  }
  return most;
}

/** How `clients` come back after `outage` ms with these waits before each attempt. */
export function spread(
  name: string,
  clients: number,
  outage: number,
  wait: (attempt: number) => number,
): Spread {
  const down: number[] = [];
  const back: number[] = [];
  for (let client = 0; client < clients; client++) {
    let time = 0;
    for (let attempt = 1; ; attempt++) {
      time += wait(attempt);
      if (time >= outage) break;
      down.push(time);
    }
    back.push(time - outage);
  }
  const arrivals: number[] = [];
  for (const time of back) {
    const bucket = Math.floor(time / BUCKET);
    arrivals[bucket] = (arrivals[bucket] ?? 0) + 1;
  }
  const peakBack = peak(back);
  return {
    name,
    attempts: down.length + back.length,
    peakDown: peak(down),
    peakBack,
    half: back[Math.floor(clients * 0.5)]!,
    most: back[Math.floor(clients * 0.9)]!,
    arrivals: Array.from(arrivals, (count) => count ?? 0),
  };
}

const { reconnectMin: min, reconnectMax: max } = SOCKET_DEFAULTS;

/** qmlet's waits, and two that people write by hand. */
export const POLICIES: Record<string, (attempt: number) => number> = {
  qmlet: (attempt) => backoff(attempt, min, max, Math.random),
  'every second': () => 1000,
  'doubling from 500 ms, no jitter': (attempt) => Math.min(max, 500 * 2 ** (attempt - 1)),
};

/** A line of marks, one for every 250 ms, as high as the count is beside the highest. */
export function plot(arrivals: readonly number[], highest: number): string {
  const marks = ' ▁▂▃▄▅▆▇█';
  return arrivals
    .slice(0, 48)
    .map((count) => marks[count ? Math.max(1, Math.round((count / highest) * 8)) : 0])
    .join('')
    .trimEnd();
}
