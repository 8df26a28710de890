// What the typings refuse: each line is an error, and it is one if it is none.
export const wrong = [
  // @ts-expect-error: a number is no text
  <chat-label key="1" text={5} />,
  // @ts-expect-error: there is no such property
  <chat-view key="2" modell={[]} />,
  // @ts-expect-error: the status is read only
  <ws-socket key="3" status={1} />,
  // @ts-expect-error: the event has a message, not a text
  <ws-socket key="4" ontext-message-received={(event) => event.detail.text} />,
];
