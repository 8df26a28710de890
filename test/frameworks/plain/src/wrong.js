// @ts-check
// What the typings refuse: each marked line is an error, and it is one if it is none. Only checked, never run.
const label = document.createElement('chat-label');
// @ts-expect-error: a number is no text
label.text = 5;

const view = document.createElement('chat-view');
// @ts-expect-error: there is no such property
view.modell = [];

const socket = document.createElement('ws-socket');
// @ts-expect-error: the status is read only
socket.status = 1;
// @ts-expect-error: the event has a message, not a text
socket.addEventListener('text-message-received', (event) => event.detail.text);

export {};
