// The chat that `npx qmlet serve` offers: rooms, the newest messages on open, who comes and goes, who types.
import { Endpoint } from './endpoint.ts';
import type { Session } from './session.ts';

/** What a room may be called: what an address shows as it is. */
const ROOM = /^[\w.~-]{1,64}$/;

/**
 * A chat room at `/chat?room=<name>` (`lobby` where none is named). On open the newest 30 messages come; then
 * what anybody says, oneself included. `?name=` is the sender's name for clients that do not send one with
 * each message, and is told to the others on coming and going.
 */
export class Chat extends Endpoint {
  override keepAliveInterval = 25;

  override onOpen(session: Session): boolean {
    const room = session.query.get('room') ?? 'lobby';
    if (!ROOM.test(room)) return false;
    session.set('topic', `chat/${room}`);
    void this.subscribe(this.#topic, { last: 30 });
    this.#tell('joined');
    return true;
  }

  override onTextReceived(text: string): void {
    void this.publish(this.#topic, text, { name: this.#name });
  }

  override onBinaryReceived(data: Uint8Array): void {
    void this.publish(this.#topic, data, { name: this.#name });
  }

  override onStatusReceived(data: string): void {
    void this.publish(this.#topic, data, { kind: 'status', name: this.#name, except: this });
  }

  override onClose(): void {
    this.#tell('left');
  }

  get #topic(): string {
    return this.session().get<string>('topic')!;
  }

  get #name(): string {
    return this.senderName || (this.session().query.get('name') ?? '');
  }

  /** Only of those who have a name: the others come and go unseen. */
  #tell(what: 'joined' | 'left'): void {
    const name = this.session().query.get('name');
    if (name) void this.publish(this.#topic, `${name} ${what}`, { kind: 'presence', name, store: false });
  }
}
