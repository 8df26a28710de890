// What an endpoint allows of topics: asked before every subscription, publication and page of history.
import { afterEach, describe, expect, it } from 'vitest';
import { Endpoint, ForbiddenError, type TopicAction } from '../../src/server/endpoint.ts';
import { Client, cleanUp, start, WireClient, waitFor } from './support/clients.ts';

afterEach(cleanUp);

/** Rooms by what clients say, as a chat with rooms has them; members of a room may write, guests may read. */
const members = new Map<string, Set<string>>();
const guests = new Set<string>();
class Rooms extends Endpoint {
  override authorize(action: TopicAction, topic: string): boolean {
    const name = this.session().query.get('name')!;
    return members.get(topic)?.has(name) || (action !== 'publish' && guests.has(topic));
  }
  override onOpen(): void {
    const room = this.session().query.get('room');
    if (room) void this.subscribe(room, { last: 10 });
  }
  override async onTextReceived(text: string): Promise<void> {
    const [what, topic, ...words] = text.split(' ') as [string, string, ...string[]];
    try {
      if (what === 'join') await this.subscribe(topic);
      if (what === 'say' || what === 'shout') await this.publish(topic, words.join(' '));
      if (what === 'read') this.sendText(`${(await this.history(topic)).length} messages`);
    } catch (error) {
      if (what === 'shout') throw error;
      if (error instanceof ForbiddenError) this.sendText(`${error.action} ${error.topic}: no`);
    }
  }
}

describe('authorize', () => {
  it('decides on subscriptions, publications and history, topic by topic', async () => {
    members.set('team', new Set(['ann']));
    guests.add('team');
    const server = await start({ endpoints: { rooms: Rooms } });
    const ann = await new Client(`${server.url}/rooms?name=ann&room=team`).opened;
    const guest = await new Client(`${server.url}/rooms?name=guest`).opened;
    guest.send('join team');
    guest.send('say team I may not');
    guest.send('join secret');
    guest.send('read secret');
    guest.send('read team');
    await guest.count(4);
    ann.send('say team hello');
    await ann.count(1);
    await guest.count(5);
    expect(guest.texts).toEqual([
      'publish team: no',
      'subscribe secret: no',
      'history secret: no',
      '0 messages',
      'hello',
    ]);
    expect(ann.texts).toEqual(['hello']);
    expect(server.topics.size).toBe(1);
  });

  it('refuses with 403 what onOpen asks for, and leaves nothing subscribed', async () => {
    members.clear();
    guests.clear();
    const server = await start({ endpoints: { rooms: Rooms } });
    const { status, body } = await new Client(`${server.url}/rooms?name=ann&room=secret`).refused;
    expect(status).toBe(403);
    expect(body).toContain("subscribe: not allowed on the topic 'secret'");
    expect(server.topics.size).toBe(0);
  });

  it('closes with 1008 whoever goes on after it, and no other; a qmlet.1 client is told which message', async () => {
    members.clear();
    const server = await start({ endpoints: { rooms: Rooms } });
    const other = await new Client(`${server.url}/rooms?name=bob`).opened;
    const plain = await new Client(`${server.url}/rooms?name=ann`).opened;
    plain.send('shout team x');
    expect(await plain.closed).toBe(1008);
    const wire = new WireClient(`${server.url}/rooms?name=ann`);
    await wire.hello();
    wire.tell({ type: 'message', id: 1, data: 'shout team x' });
    expect(await wire.next('refuse')).toEqual({ type: 'refuse', id: 1, reason: 'not allowed' });
    expect(await wire.closed).toBe(1008);
    other.send('read team');
    expect((await other.count(1)).texts).toEqual(['history team: no']);
  });

  it('is asked again on demand, and for each page of older messages', async () => {
    members.set('team', new Set(['ann', 'bob']));
    const server = await start({ endpoints: { rooms: Rooms } });
    for (let i = 1; i <= 5; i++) await server.publish('team', `old ${i}`);
    const [ann, bob] = [
      new WireClient(`${server.url}/rooms?name=ann&room=team`),
      new WireClient(`${server.url}/rooms?name=bob&room=team`),
    ];
    for (const one of [ann, bob]) {
      await one.hello();
      await one.messageCount(5);
    }
    const page = async (client: WireClient, before: number) => {
      client.tell({ type: 'history', topic: 'team', before, limit: 10 });
      return (await client.next('page', (one) => one.before === before)).messages.length as number;
    };
    expect(await page(bob, 4)).toBe(3);
    members.get('team')!.delete('bob');
    expect(await page(bob, 3)).toBe(0);
    expect(server.recheck((session) => session.query.get('name') === 'ann')).toBe(0);
    expect(server.recheck()).toBe(1);
    expect(server.recheck()).toBe(0);
    await server.publish('team', 'for ann alone');
    await ann.messageCount(6);
    // What bob is told comes after what he would have been.
    bob.tell({ type: 'ping' });
    await bob.next('pong');
    expect(bob.of('message')).toHaveLength(5);
    await waitFor(() => server.connections === 2);
  });
});
