// Decides how long to wait before an attempt to connect again: exponential backoff with full jitter.
// What always holds: the wait lies in [0, ceiling), the ceiling never falls from one attempt to the
// next and never exceeds `max`. Full jitter spreads the clients of a server that restarts evenly over the
// whole ceiling instead of sending them all at its end.

/**
 * What the ceiling grows by from one attempt to the next. Small enough that after an outage of t the next
 * attempt is about t/10 away on the median; doubling would make it t/2.
 */
const GROWTH = 1.15;

/**
 * The longest wait before attempt number `attempt`, counted from 1, in milliseconds.
 * @param min at the first attempt
 * @param max for ever after
 */
export function backoffCeiling(attempt: number, min: number, max: number): number {
  return Math.min(max, min * GROWTH ** (attempt - 1));
}

/**
 * How long to wait before attempt number `attempt`.
 * @param attempt counted from 1
 * @param min of the ceiling, in milliseconds
 * @param max of the ceiling, in milliseconds
 * @param random gives a number in [0, 1), evenly spread
 * @returns milliseconds, a whole number
 */
export function backoff(attempt: number, min: number, max: number, random: () => number): number {
  return Math.floor(random() * backoffCeiling(attempt, min, max));
}
