// Random lives of a socket: whatever happens, in whatever order, also from inside a listener, the machine's
// promises hold.
import { expect, it } from 'vitest';
import { send, setting } from './fake-world.ts';

/** A small generator with a seed, so that a failure can be run again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const CODES = [1000, 1001, 1005, 1006, 1011, 4000];
const URLS = ['ws://a/', 'ws://b/', 'bad', ''];

function live(seed: number, steps: number): void {
  const random = generator(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;
  const at = setting({
    reconnect: random() < 0.7,
    reconnectAttempts: pick([0, 0, 3]),
    queueLimit: pick(['0', '3', '100', '5 40']),
    heartbeat: pick([0, 200]),
    heartbeatMessage: 'beat',
    heartbeatTimeout: 100,
    bufferLimit: 50,
  });
  const { machine, world, options } = at;
  world.randomValue = random();

  const offered = new Map<number, string>();
  const waiting = new Set<number>();
  const accepted: string[] = [];
  const settled = new Set<number>();
  const settle = (id: number): void => {
    expect(settled.has(id), `message ${id} settled twice`).toBe(false);
    settled.add(id);
  };
  let count = 0;
  let depth = 0;
  let online = true;
  let asleep = false;

  const actions: (() => void)[] = [
    () => (machine.active = true),
    () => (machine.active = true),
    () => (machine.active = random() < 0.3),
    () => (machine.url = pick(URLS)),
    () => (machine.url = 'ws://a/'),
    () => (random() < 0.5 ? machine.start() : machine.stop()),
    () => machine.start(),
    () => machine.setOnline((online = random() < 0.7)),
    () => machine.setAsleep((asleep = random() < 0.3)),
    () => void send(machine, `m${++count}`),
    () => void send(machine, `m${++count}`),
    () => void send(machine, `m${++count}`),
    () => {
      options.reconnect = random() < 0.8;
      machine.optionsChanged();
    },
  ];
  const network: (() => void)[] = [
    () => {
      const [connection] = world.held;
      if (connection?.readyState === 0) connection.open();
    },
    () => world.held[0]?.readyState === 1 && world.held[0].receive('hi'),
    () => world.held[0]?.end(pick(CODES)),
    () => {
      const [connection] = world.held;
      if (connection?.readyState === 1) connection.readyState = 2;
    },
    () => world.held[0] && (world.held[0].bufferedAmount = pick([0, 0, 10, 60])),
    () => world.advance(Math.floor(random() * 400)),
    () => world.advance(20),
    // A connection that was let go of still speaks.
    () => {
      const gone = world.connections.find(({ released }) => released);
      gone?.events.message('ghost');
      gone?.events.open();
      gone?.events.close(1006, '');
    },
  ];

  at.listen((name, detail) => {
    const id = detail.id as number;
    if (name === 'text-message-sent') {
      offered.set(id, detail.message as string);
      if (detail.queued) waiting.add(id);
      else {
        settle(id);
        accepted.push(detail.message as string);
      }
    } else if (name === 'message-flushed') {
      settle(id);
      expect(waiting.delete(id)).toBe(true);
      accepted.push(offered.get(id)!);
    } else if (name === 'message-returned') {
      settle(id);
      waiting.delete(id);
      expect(detail.reason).not.toBe('');
    } else if (name === 'text-message-received') expect(detail.message).toBe('hi');
    else if (name === 'status-changed') expect(detail.status).toBe(machine.status);
    if (depth < 2 && random() < 0.15) {
      depth++;
      pick(actions)();
      depth--;
    }
  });

  const check = (): void => {
    expect(world.held.length, 'connections held').toBeLessThanOrEqual(1);
    expect(settled.size + waiting.size, 'every message is settled or waits').toBe(count);
    const wire = world.connections.flatMap(({ sent }) => sent).filter((message) => message !== 'beat');
    expect([...wire].sort(), 'on the wire is what was told as sent').toEqual([...accepted].sort());
    expect(new Set(wire).size, 'nothing on the wire twice').toBe(wire.length);
    if (machine.writable) expect(machine.active && machine.url !== '', 'writable means wanted').toBe(true);
    if (!machine.active || !machine.url) {
      expect([world.held.length, world.timers.size], 'nothing goes on when nothing is wanted').toEqual([
        0, 0,
      ]);
      expect(waiting.size).toBe(0);
    }
    if (!world.held.length && (!online || asleep))
      expect(options.reconnect ? world.timers.size : 0, 'no timer while offline or asleep').toBe(0);
    if (machine.status === 1) expect(world.held).toHaveLength(1);
    if (machine.status !== 4) expect(machine.errorString).toBe('');
  };

  for (let i = 0; i < steps; i++) {
    pick(random() < 0.5 ? actions : network)();
    check();
  }
  machine.active = false;
  // A listener may have switched it on again.
  depth = 2;
  machine.active = false;
  check();
  expect(waiting.size).toBe(0);
  expect(settled.size).toBe(count);
}

it('keeps its promises in random lives', () => {
  for (let seed = 1; seed <= 400; seed++) {
    try {
      live(seed, 150);
    } catch (error) {
      (error as Error).message = `seed ${seed}: ${(error as Error).message}`;
      throw error;
    }
  }
}, 60_000);

it('sends in the order of acceptance', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const random = generator(seed);
    const { machine, world } = setting({ reconnect: true, queueLimit: '10000', bufferLimit: 50 });
    machine.active = true;
    let count = 0;
    for (let i = 0; i < 200; i++) {
      const roll = random();
      const [connection] = world.held;
      if (roll < 0.5) send(machine, `${++count}`);
      else if (roll < 0.6) connection?.readyState === 0 && connection.open();
      else if (roll < 0.65) connection?.end(1001);
      else if (roll < 0.8) connection && (connection.bufferedAmount = random() < 0.5 ? 0 : 60);
      else world.advance(random() * 500);
    }
    while (machine.bufferedAmount) {
      world.advance(500);
      const [connection] = world.held;
      if (connection?.readyState === 0) connection.open();
      if (connection) connection.bufferedAmount = 0;
    }
    expect(world.connections.flatMap(({ sent }) => sent)).toEqual(
      Array.from({ length: count }, (_, index) => `${index + 1}`),
    );
  }
});
