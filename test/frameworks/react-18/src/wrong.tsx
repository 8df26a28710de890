// What the typings refuse: each line is an error, and it is one if it is none.
import { ChatLabel, ChatView, WsSocket } from 'qmlet/react';

export const wrong = [
  // @ts-expect-error: a number is no text
  <ChatLabel key="1" text={5} />,
  // @ts-expect-error: there is no such property
  <ChatView key="2" modell={[]} />,
  // @ts-expect-error: the status is read only
  <WsSocket key="3" status={1} />,
  // @ts-expect-error: the event has a message, not a text
  <WsSocket key="4" onTextMessageReceived={(event) => event.detail.text} />,
];
