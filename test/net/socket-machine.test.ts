// The socket's state machine in a world whose clock, network and chance the test controls.
import { describe, expect, it } from 'vitest';
import { createSocketMachine, SOCKET_DEFAULTS } from '../../src/runtime/net/socket-machine.ts';
import { FakeWorld, send, setting } from './fake-world.ts';
import { EVENTS, outcome, STATES } from './transitions.ts';

const UNSENT = 'Messages can only be sent when the socket is open.';
const CUT = 'The remote host closed the connection';

it('makes of every event in every state what transitions.txt says', async () => {
  const table = Object.keys(STATES).map((state) =>
    [`== ${state}`, ...Object.keys(EVENTS).map((event) => `${event}: ${outcome(state, event)}`)].join('\n'),
  );
  await expect(`${table.join('\n\n')}\n`).toMatchFileSnapshot('transitions.txt');
});

describe('statuses, as Qt shows them', () => {
  it('connects, talks, and is closed from this side', () => {
    const { machine, world, take } = setting();
    expect([machine.status, machine.errorString]).toEqual([3, '']);
    machine.active = true;
    expect(take()).toEqual(['active true', 'status connecting']);
    world.connection.open();
    expect(take()).toEqual(['status open', 'writable true']);
    expect(send(machine, 'ü€😀')).toBe(9);
    world.connection.receive('hi');
    expect(take()).toEqual(['text-sent ü€😀 1 false', 'text-received hi']);
    machine.active = false;
    expect(take()).toEqual(['active false', 'status closing', 'status closed', 'writable false']);
    expect(world.held).toEqual([]);
  });

  it('is refused: closed, then in error, naming the url', () => {
    const { machine, world, take } = setting();
    machine.active = true;
    take();
    world.connection.end();
    expect(take()).toEqual([
      'status closed',
      'error-string No connection to ws://a/: refused, unreachable or not a WebSocket server.',
      'status error',
    ]);
    expect(machine.active).toBe(true);
  });

  it('tells the error that the host knows', () => {
    const { machine, world } = setting();
    machine.active = true;
    world.connection.end(1006, '', 'Connection refused');
    expect(machine.errorString).toBe('Connection refused');
  });

  it('stays active and closed when the server closes, and opens again when switched off and on', () => {
    const { machine, world, take } = setting();
    machine.active = true;
    world.connection.open();
    take();
    world.connection.end(1000, 'bye');
    expect(take()).toEqual(['status closing', 'status closed', 'writable false']);
    expect([machine.active, machine.closeCode, machine.closeReason]).toEqual([true, 1000, 'bye']);
    machine.active = true;
    expect(take()).toEqual([]);
    machine.active = false;
    machine.active = true;
    expect(take()).toEqual(['active false', 'active true', 'status connecting']);
  });

  it('shows an error when the connection is cut, before it closes', () => {
    const { machine, world, take } = setting();
    machine.active = true;
    world.connection.open();
    take();
    world.connection.end(1006);
    expect(take().slice(0, 5)).toEqual([
      `error-string ${CUT}`,
      'status error',
      'error-string',
      'status closing',
      'status closed',
    ]);
  });

  it('shows an error when sent to while not open, and goes on connecting', () => {
    const { machine, world, take } = setting();
    expect(send(machine, 'a')).toBe(0);
    expect(take()).toEqual([`error-string ${UNSENT}`, 'status error', `message-returned 1 a ${UNSENT}`]);
    machine.active = true;
    expect(take()).toEqual(['active true', 'error-string', 'status connecting']);
    send(machine, 'b');
    take();
    world.connection.events.opening();
    expect(take()).toEqual(['error-string', 'status connecting']);
    send(machine, 'c');
    take();
    world.connection.open();
    expect(take()).toEqual(['error-string', 'status open', 'writable true']);
    machine.active = false;
    expect(send(machine, 'd')).toBe(0);
    expect(machine.status).toBe(4);
  });

  it('closes without "closing" what was still connecting, also after an error', () => {
    const { machine, world, take } = setting();
    machine.active = true;
    send(machine, 'x');
    take();
    machine.active = false;
    expect(take()).toEqual(['active false', 'error-string', 'status closed']);
    expect(world.connection.released).toBe(true);
  });

  it('tells the negotiated sub-protocol after the status, and takes it back after closing', () => {
    const { machine, world, take } = setting();
    machine.requestedSubprotocols = ['superchat', 'chat'];
    machine.requestedSubprotocols = ['superchat', 'chat'];
    expect(take()).toEqual(['requested-subprotocols ["superchat","chat"]']);
    machine.active = true;
    world.connection.open();
    expect(world.connection.offered).toEqual(['superchat', 'chat']);
    expect(take().slice(2, 4)).toEqual(['status open', 'negotiated-subprotocol superchat']);
    machine.requestedSubprotocols = [];
    expect(machine.negotiatedSubprotocol).toBe('superchat');
    take();
    machine.active = false;
    expect(take().slice(1, 4)).toEqual(['status closing', 'negotiated-subprotocol', 'status closed']);
  });

  it('says something else before anything happened, where a face asks for it', () => {
    const machine = createSocketMachine(new FakeWorld(), () => {}, SOCKET_DEFAULTS, 'not ready');
    expect(machine.errorString).toBe('not ready');
  });

  it('keeps to what a listener did while it was told', () => {
    const { machine, world, take, listen } = setting({ reconnect: true });
    listen((name, { status }) => {
      if (name === 'status-changed' && status === 2) machine.active = false;
    });
    machine.active = true;
    world.connection.open();
    take();
    world.connection.end(1001);
    expect(take()).toEqual(['status closing', 'active false', 'status closed', 'writable false']);
    expect(world.timers.size).toBe(0);
  });

  it('opens once when a listener changes the url while `active` is told', () => {
    const { machine, world, listen } = setting();
    listen((name) => {
      if (name === 'active-changed') machine.url = 'ws://b/';
    });
    machine.active = true;
    expect(world.connections.map(({ url }) => url)).toEqual(['ws://b/']);
  });
});

it('goes where a listener leads it while what waited is handed back', () => {
  const { machine, world, take, listen } = setting({ queueLimit: '9' });
  listen((name) => {
    if (name === 'message-returned') machine.url = 'ws://c/';
  });
  machine.active = true;
  send(machine, 'x');
  take();
  machine.url = 'ws://b/';
  expect(world.held.map(({ url }) => url)).toEqual(['ws://c/']);
  expect(take().filter((line) => line.startsWith('url'))).toEqual(['url ws://c/']);
});

describe('reconnecting', () => {
  it('waits longer from attempt to attempt, at random up to a bound', () => {
    const { machine, world, log } = setting({ reconnect: true, reconnectMin: 100, reconnectMax: 200 });
    world.randomValue = 0.999;
    machine.active = true;
    for (let i = 0; i < 6; i++) {
      world.connection.end();
      expect([machine.reconnectAttempt, machine.reconnectDelay]).toEqual([
        i + 1,
        Math.floor(0.999 * Math.min(200, 100 * 1.15 ** i)),
      ]);
      world.advance(machine.reconnectDelay);
    }
    expect(log.filter((line) => line.startsWith('reconnecting'))).toEqual([
      'reconnecting 1 99',
      'reconnecting 2 114',
      'reconnecting 3 132',
      'reconnecting 4 151',
      'reconnecting 5 174',
      'reconnecting 6 199',
    ]);
    world.connection.open();
    expect([machine.reconnectAttempt, machine.reconnectDelay]).toEqual([0, 0]);
  });

  it('counts on when the connection did not last, and anew when it did', () => {
    const { machine, world } = setting({ reconnect: true });
    machine.active = true;
    const flap = (lasting: number): number => {
      world.connection.open();
      world.advance(lasting);
      world.connection.end(1011);
      const { reconnectAttempt: attempt } = machine;
      world.advance(machine.reconnectDelay);
      return attempt;
    };
    expect([flap(0), flap(10), flap(4999), flap(5000), flap(10)]).toEqual([1, 2, 3, 1, 2]);
  });

  it('gives up after so many attempts, and says why in the queue', () => {
    const { machine, world, log } = setting({ reconnect: true, reconnectAttempts: 2, queueLimit: '5' });
    machine.active = true;
    send(machine, 'hello');
    for (let i = 0; i < 3; i++) {
      world.connection.end();
      world.advance(1000);
    }
    expect(world.connections).toHaveLength(3);
    expect([machine.status, world.timers.size]).toEqual([4, 0]);
    expect(log.at(-2)).toMatch(/^message-returned 1 hello No connection to ws:\/\/a\/: refused/);
  });

  it.each([
    [SOCKET_DEFAULTS.reconnectStopCodes, 1000, false],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1001, true],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1002, false],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1003, false],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1005, true],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1006, true],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1007, false],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1008, false],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1010, false],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1011, true],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1012, true],
    [SOCKET_DEFAULTS.reconnectStopCodes, 1013, true],
    [SOCKET_DEFAULTS.reconnectStopCodes, 3000, false],
    [SOCKET_DEFAULTS.reconnectStopCodes, 3008, true],
    [SOCKET_DEFAULTS.reconnectStopCodes, 4000, false],
    [SOCKET_DEFAULTS.reconnectStopCodes, 4999, false],
    ['', 1000, true],
    ['4001, 4100-4199', 1000, true],
    ['4001, 4100-4199', 4001, false],
    ['4001, 4100-4199', 4150, false],
    ['4001, 4100-4199', 4200, true],
  ])('with stop codes "%s", comes back after %i: %s', (reconnectStopCodes, code, again) => {
    const { machine, world } = setting({ reconnect: true, reconnectStopCodes });
    machine.active = true;
    world.connection.open();
    world.connection.end(code);
    expect(world.timers.size).toBe(again ? 1 : 0);
    world.advance(1000);
    expect(world.connections).toHaveLength(again ? 2 : 1);
  });

  it('does nothing while offline, and tries at once when online again', () => {
    const { machine, world, take } = setting({ reconnect: true });
    machine.active = true;
    world.connection.open();
    machine.setOnline(false);
    expect(machine.status).toBe(1);
    world.connection.end();
    expect([world.timers.size, machine.reconnectDelay]).toEqual([0, 0]);
    world.advance(3_600_000);
    expect(world.connections).toHaveLength(1);
    take();
    machine.setOnline(true);
    expect(take()).toEqual(['reconnecting 1 0', 'status connecting']);
    expect(world.connections).toHaveLength(2);
  });

  it('gives up an attempt that is not answered', () => {
    const { machine, world } = setting({ reconnect: true, connectTimeout: 3000 });
    machine.active = true;
    world.advance(2999);
    expect(machine.status).toBe(0);
    world.advance(1);
    expect(machine.errorString).toBe('ws://a/ did not answer within 3000 ms.');
    expect(world.connections[0]!.released).toBe(true);
    world.advance(1000);
    expect(world.connections).toHaveLength(2);
  });

  it('without it, waits for the host as long as that takes', () => {
    const { machine, world } = setting();
    machine.active = true;
    world.advance(3_600_000);
    expect([machine.status, world.timers.size]).toEqual([0, 0]);
  });

  it('lets go of the connection while asleep, and connects at once on waking', () => {
    const { machine, world, take } = setting({ reconnect: true, queueLimit: '9' });
    machine.active = true;
    world.connection.open();
    take();
    machine.setAsleep(true);
    machine.setAsleep(true);
    expect(take()).toEqual(['status closing', 'status closed']);
    send(machine, 'later');
    world.advance(3_600_000);
    expect([world.held.length, world.timers.size]).toEqual([0, 0]);
    machine.setAsleep(false);
    world.connection.open();
    expect(world.connection.sent).toEqual(['later']);
  });

  it('waits for both the network and the page', () => {
    const { machine, world } = setting({ reconnect: true });
    machine.active = true;
    world.connection.open();
    machine.setOnline(false);
    machine.setAsleep(true);
    machine.setAsleep(false);
    expect(world.connections).toHaveLength(1);
    machine.setAsleep(true);
    machine.setOnline(true);
    expect(world.connections).toHaveLength(1);
    machine.setAsleep(false);
    expect(world.connections).toHaveLength(2);
  });

  it('does not connect while asleep when it is switched on then', () => {
    const { machine, world } = setting({ reconnect: true });
    machine.setAsleep(true);
    machine.active = true;
    expect(world.connections).toHaveLength(0);
    machine.setAsleep(false);
    expect(world.connections).toHaveLength(1);
  });

  it('does not try a url again that is none', () => {
    const { machine, world } = setting({ reconnect: true }, 'bad');
    machine.active = true;
    expect([machine.status, machine.errorString, world.timers.size]).toEqual([
      4,
      'Not a WebSocket url: "bad".',
      0,
    ]);
  });
});

describe('the queue', () => {
  it('keeps messages while not open, and sends them in order', () => {
    const { machine, world, take } = setting({ queueLimit: '3' });
    machine.active = true;
    take();
    const blob = { size: 7 };
    expect([send(machine, 'one'), send(machine, blob), send(machine, new ArrayBuffer(5))]).toEqual([3, 7, 5]);
    expect(machine.bufferedAmount).toBe(15);
    expect(take()).toEqual([
      'text-sent one 1 true',
      'binary-sent {"size":7} 2 true',
      'binary-sent {} 3 true',
      'writable false',
    ]);
    expect(send(machine, 'four')).toBe(0);
    expect(take()).toEqual(['message-returned 4 four The queue is full.']);
    expect(machine.status).toBe(0);
    world.connection.open();
    expect(world.connection.sent).toEqual(['one', blob, new ArrayBuffer(5)]);
    expect(take()).toEqual([
      'status open',
      'message-flushed 1',
      'message-flushed 2',
      'message-flushed 3',
      'writable true',
    ]);
  });

  it('is bounded in bytes too', () => {
    const { machine } = setting({ queueLimit: '100 10' });
    machine.active = true;
    expect([send(machine, '12345678'), send(machine, '123'), send(machine, '12')]).toEqual([8, 0, 2]);
    expect(machine.writable).toBe(true);
  });

  it('sends what is offered while it empties after what waits', () => {
    const { machine, world, listen } = setting({ queueLimit: '9' });
    machine.active = true;
    send(machine, '1');
    send(machine, '2');
    listen((name, { status, id }) => {
      if (name === 'status-changed' && status === 1) send(machine, '3');
      if (name === 'message-flushed' && id === 2) send(machine, '4');
    });
    world.connection.open();
    expect(world.connection.sent).toEqual(['1', '2', '3', '4']);
  });

  it('holds back while the connection is full, and goes on when it has emptied', () => {
    const { machine, world, take } = setting({ queueLimit: '9', bufferLimit: 100 });
    machine.active = true;
    world.connection.open();
    world.connection.bufferedAmount = 100;
    send(machine, 'waits');
    expect([world.connection.sent.length, machine.writable]).toEqual([0, true]);
    world.advance(1000);
    expect(world.connection.sent).toEqual([]);
    world.connection.bufferedAmount = 99;
    world.advance(50);
    expect(world.connection.sent).toEqual(['waits']);
    take();
    world.advance(1000);
    expect(world.timers.size).toBe(0);
  });

  it('without one, sends all the same and only says that it is full', () => {
    const { machine, world, take } = setting({ bufferLimit: 100 });
    machine.active = true;
    world.connection.open();
    take();
    world.connection.bufferedAmount = 100;
    expect(send(machine, 'x')).toBe(1);
    expect(take()).toEqual(['text-sent x 1 false', 'writable false']);
    world.connection.bufferedAmount = 0;
    world.advance(50);
    expect(take()).toEqual(['writable true']);
    expect(world.timers.size).toBe(0);
  });

  it('does not hand a message to a connection that closes', () => {
    const { machine, world, take } = setting({ queueLimit: '9', reconnect: true });
    machine.active = true;
    world.connection.open();
    world.connection.readyState = 2;
    take();
    send(machine, 'kept');
    expect(take()).toEqual(['text-sent kept 1 true']);
    world.connection.end(1001);
    world.advance(1000);
    world.connection.open();
    expect(world.connection.sent).toEqual(['kept']);
  });

  it.each([
    ['switched off', 'The socket was closed.', ({ machine }) => (machine.active = false)],
    ['removed', 'The socket was closed.', ({ machine }) => machine.stop()],
    ['led elsewhere', 'The url was changed.', ({ machine }) => (machine.url = 'ws://b/')],
    ['refused', /^No connection to ws:\/\/a\//, ({ world }) => world.connection.end()],
  ] as [string, string | RegExp, (at: ReturnType<typeof setting>) => void][])(
    'hands back what waits when the socket is %s',
    (_name, reason, event) => {
      const at = setting({ queueLimit: '9' });
      const returned: unknown[] = [];
      at.listen((name, detail) => name === 'message-returned' && returned.push(detail));
      at.machine.active = true;
      send(at.machine, 'one');
      send(at.machine, 'two');
      event(at);
      expect(returned).toEqual([
        {
          id: 1,
          message: 'one',
          reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
        },
        {
          id: 2,
          message: 'two',
          reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
        },
      ]);
      expect(at.machine.bufferedAmount).toBe(0);
    },
  );
});

describe('the heartbeat', () => {
  const options = { heartbeat: 1000, heartbeatTimeout: 300, heartbeatMessage: 'ping' };
  const open = (more = {}): ReturnType<typeof setting> => {
    const at = setting({ ...options, ...more });
    at.machine.active = true;
    at.world.connection.open();
    at.take();
    return at;
  };

  it('asks after a silence, and hears the answer without telling it', () => {
    const { world, take } = open();
    world.advance(999);
    expect(world.connection.sent).toEqual([]);
    world.advance(1);
    expect(world.connection.sent).toEqual(['ping']);
    world.advance(200);
    world.connection.receive('ping');
    expect(take()).toEqual([]);
    world.advance(100 + 999);
    expect(world.connection.sent).toEqual(['ping']);
    world.advance(1);
    expect(world.connection.sent).toEqual(['ping', 'ping']);
  });

  it('asks nothing while messages arrive', () => {
    const { world } = open();
    for (let i = 0; i < 20; i++) {
      world.advance(500);
      world.connection.receive(i % 2 ? 'hi' : new ArrayBuffer(1));
    }
    expect(world.connection.sent).toEqual([]);
  });

  it('declares a silent connection dead', () => {
    const { machine, world, take } = open({ reconnect: true });
    world.advance(1299);
    expect(machine.status).toBe(1);
    world.advance(1);
    expect(take().slice(0, 5)).toEqual([
      'error-string ws://a/ did not answer within 300 ms.',
      'status error',
      'error-string',
      'status closing',
      'status closed',
    ]);
    expect(world.connections[0]!.released).toBe(true);
    world.connections[0]!.receive('too late');
    world.connections[0]!.end();
    expect(machine.reconnectAttempt).toBe(1);
    world.advance(1000);
    expect(world.connections).toHaveLength(2);
  });

  it('knows another answer, and tells what is not it', () => {
    const { world, take } = open({ heartbeatReply: 'pong' });
    world.connection.receive('pong');
    world.connection.receive('ping');
    expect(take()).toEqual(['text-received ping']);
  });

  it('asks again when it slept through the answer', () => {
    const { machine, world } = open();
    world.advance(1000);
    // The clock runs while no timer does, as in a suspended computer.
    world.time += 60_000;
    world.advance(0);
    expect([machine.status, world.connection.sent.length]).toEqual([1, 2]);
  });

  it('asks at once when the network came back', () => {
    const { machine, world } = open();
    machine.setOnline(false);
    machine.setOnline(true);
    expect(world.connection.sent).toEqual(['ping']);
  });

  it('can be switched on and off while open', () => {
    const { machine, world, options } = open({ heartbeat: 0 });
    expect(world.timers.size).toBe(0);
    options.heartbeat = 100;
    machine.optionsChanged();
    world.advance(100);
    expect(world.connection.sent).toEqual(['ping']);
    options.heartbeat = 0;
    machine.optionsChanged();
    world.advance(10_000);
    expect([machine.status, world.timers.size]).toEqual([1, 0]);
  });

  it('goes on as it was when other options change', () => {
    const { machine, world, options } = open();
    world.advance(999);
    options.queueLimit = '5';
    machine.optionsChanged();
    world.advance(1);
    expect(world.connection.sent).toEqual(['ping']);
    world.advance(299);
    options.bufferLimit = 99;
    machine.optionsChanged();
    expect(machine.status).toBe(1);
    world.advance(1);
    expect(machine.status).toBe(3);
  });
});
