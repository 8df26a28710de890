// What the applications have in common: the data that they show, and how the driver finds them. Each scenario is
// written in its framework's own idiom and has the elements, by id, that driver/checks.ts looks for.

/** The part of `window` that the driver uses. */
export interface TestApp {
  /** Mounts a scenario, by its name. */
  show(scenario: string): unknown;
  /** Unmounts what is shown. */
  hide(): unknown;
}

declare global {
  interface Window {
    testApp: TestApp;
    given: typeof given;
  }
}

/** Where the echo server of this run listens. */
export const socketUrl = new URLSearchParams(location.search).get('ws') ?? 'ws://localhost:3000';

export const firstRows = [
  { prefix: '<', message: 'first row' },
  { prefix: '>', message: 'second row' },
];
export const nextRows = [...firstRows, { prefix: '#', message: 'third row' }];

/** Objects that elements get as properties; the driver compares them by identity. */
export const given = { properties: { count: 7, caption: 'Given' } };

/** A row's look made by a function. */
export function italic(row: { readonly message: unknown }): HTMLElement {
  const look = document.createElement('i');
  look.textContent = `${row.message}`;
  return look;
}

export function expose(app: TestApp): void {
  window.given = given;
  window.testApp = app;
}
