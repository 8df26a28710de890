// Takes messages and draws nothing: what the arrival itself costs.
import type { Candidate } from './candidate.ts';

export function mount(host: HTMLElement): Candidate {
  const messages: { prefix: string; message: string }[] = [];
  (window as unknown as { kept: unknown }).kept = messages;
  return {
    append: (message) => messages.push({ prefix: '<', message }),
    scroller: () => host,
  };
}
