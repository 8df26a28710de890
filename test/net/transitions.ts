// The states that a socket's machine can be in and the events that can meet it, each as the steps that
// bring it about; `outcome` says in one line what a state makes of an event.
import { type Setting, send, setting } from './fake-world.ts';

const lose = ({ world }: Setting): void => world.connection.end(1006);

/** Each begins with a machine for `ws://a/` that reconnects and has a queue of one, unless it says otherwise. */
export const STATES: Record<string, () => Setting> = {
  inactive: () => setting({ reconnect: true, queueLimit: '1' }),
  connecting: () => with_(STATES.inactive!(), ({ machine }) => (machine.active = true)),
  open: () => with_(STATES.connecting!(), ({ world }) => world.connection.open()),
  'open, full': () =>
    with_(STATES.open!(), ({ world, machine }) => {
      world.connection.bufferedAmount = 1 << 20;
      send(machine, 'waits');
    }),
  waiting: () => with_(STATES.open!(), lose),
  'waiting, offline': () => with_(STATES.waiting!(), ({ machine }) => machine.setOnline(false)),
  'waiting, message queued': () => with_(STATES.waiting!(), ({ machine }) => send(machine, 'waits')),
  asleep: () => with_(STATES.open!(), ({ machine }) => machine.setAsleep(true)),
  'closed for good': () => with_(STATES.open!(), ({ world }) => world.connection.end(1000)),
  'open, plain': () =>
    with_(setting(), ({ machine, world }) => {
      machine.active = true;
      world.connection.open();
    }),
  'connecting, plain': () => with_(setting(), ({ machine }) => (machine.active = true)),
  'refused, plain': () => with_(STATES['connecting, plain']!(), lose),
};

export const EVENTS: Record<string, (at: Setting) => void> = {
  'active = true': ({ machine }) => (machine.active = true),
  'active = false': ({ machine }) => (machine.active = false),
  'url = ws://b/': ({ machine }) => (machine.url = 'ws://b/'),
  "url = ''": ({ machine }) => (machine.url = ''),
  'url = bad': ({ machine }) => (machine.url = 'bad'),
  stop: ({ machine }) => machine.stop(),
  start: ({ machine }) => machine.start(),
  opening: ({ world }) => world.connection?.events.opening(),
  opened: ({ world }) => world.connection?.open(),
  'text arrives': ({ world }) => world.connection?.receive('hi'),
  'closed with 1000': ({ world }) => world.connection?.end(1000),
  'closed with 1001': ({ world }) => world.connection?.end(1001),
  cut: ({ world }) => world.connection?.end(1006),
  'time passes': ({ world }) => world.advance(10_000),
  send: ({ machine }) => send(machine, 'hello'),
  offline: ({ machine }) => machine.setOnline(false),
  online: ({ machine }) => machine.setOnline(true),
  'falls asleep': ({ machine }) => machine.setAsleep(true),
  'wakes up': ({ machine }) => machine.setAsleep(false),
  'reconnect switched off': ({ machine, options }) => {
    options.reconnect = false;
    machine.optionsChanged();
  },
};

function with_(at: Setting, step: (at: Setting) => void): Setting {
  step(at);
  at.log.length = 0;
  return at;
}

/** `what was told; ... -> status, connections held, timers, messages waiting`. */
export function outcome(state: string, event: string): string {
  const at = STATES[state]!();
  EVENTS[event]!(at);
  const { world, machine } = at;
  const status = ['connecting', 'open', 'closing', 'closed', 'error'][machine.status];
  const held = world.held.length;
  const last = world.held[0];
  return `${at.log.join('; ')} -> ${status}${held ? ` ${last!.url}` : ''}${held > 1 ? ' TWICE' : ''}, ${world.timers.size} timers${machine.writable ? ', writable' : ''}`;
}
