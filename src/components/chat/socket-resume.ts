// What `<ws-socket resume>` loads: resuming, with its events in the element's words. In a module of its own,
// so that only pages that ask for it load it.
import { Resume } from '../../runtime/net/resume.ts';
import type { SocketHost } from '../../runtime/net/socket-host.ts';

/** A name that nobody else can guess: whoever has it can speak as this client. */
function secretName(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** @param tell gets every event of resuming */
export function resumption(host: SocketHost, tell: (name: string, detail: object) => void): Resume {
  return new Resume(
    host,
    {
      acknowledged: (id) => tell('message-acknowledged', { id }),
      returned: (id, message, reason) => tell('message-returned', { id, message, reason }),
      status: (message, about) => tell('status-received', { message, ...about }),
      resumed: (topic, recovered) => tell('topic-resumed', { topic, recovered }),
      page: (topic, messages, more) => tell('history-received', { topic, messages, more }),
    },
    secretName(),
  );
}
