// What the typings refuse: each line is an error, and it is one if it is none.
export const wrong = () => [
  // @ts-expect-error: a number is no text
  <chat-label text={5} />,
  // @ts-expect-error: there is no such property
  <chat-view modell={[]} />,
  // @ts-expect-error: the status is read only
  <ws-socket status={1} />,
  // @ts-expect-error: the event has a message, not a text
  <ws-socket on:text-message-received={(event) => event.detail.text} />,
];
