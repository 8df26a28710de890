// How the processes of one service hear of each other. A driver is one file in `buses/`; test/contract/bus.ts
// holds all of them to the same promises:
//
// - A hint says that a topic has messages up to an offset. It may be lost, doubled or late: the store is the
//   truth, and `Topics` asks it again from time to time and after `onGap`.
// - A cast carries a message that is not stored (typing, presence). It arrives at the other processes once or
//   not at all, in order, never at the sender.

export interface BusEvents {
  /** A topic has messages up to this offset. */
  onHint(topic: string, offset: number): void;
  /** Another process cast this to a topic. */
  onCast(topic: string, payload: Uint8Array): void;
  /** The connection was away: hints may be missing. */
  onGap(): void;
}

export interface Bus {
  readonly name: string;
  open(events: BusEvents): Promise<void>;
  /** Tells the others of new messages. Nothing to do for a bus whose store does it with the commit. */
  hint(topic: string, offset: number): void;
  /** Sends a message that is not stored to the other processes. Never throws; while away it is dropped. */
  cast(topic: string, payload: Uint8Array): void;
  close(): Promise<void>;
}
