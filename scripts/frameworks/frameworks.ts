// Which frameworks qmlet is tried in. Each has an application in test/frameworks, in a folder of the same name.

export interface Framework {
  /** The folder in test/frameworks. */
  name: string;
  title: string;
  /** The package whose version is told; none for HTML. */
  package?: string;
  /** Where its build puts the page. */
  output: string;
  /** What the framework has no way to do, by the check's id: why. The run fails when it has one after all. */
  lacks?: Readonly<Record<string, string>>;
}

export const FRAMEWORKS: readonly Framework[] = [
  { name: 'plain', title: 'HTML', output: 'dist' },
  { name: 'react-19', title: 'React 19', package: 'react', output: 'dist' },
  { name: 'react-18', title: 'React 18', package: 'react', output: 'dist' },
  { name: 'vue', title: 'Vue', package: 'vue', output: 'dist' },
  { name: 'angular', title: 'Angular', package: '@angular/core', output: 'dist/browser' },
  { name: 'svelte', title: 'Svelte', package: 'svelte', output: 'dist' },
  { name: 'solid', title: 'Solid', package: 'solid-js', output: 'dist' },
  {
    name: 'preact',
    title: 'Preact',
    package: 'preact',
    output: 'dist',
    lacks: {
      'event-CAPSevent':
        'Preact 11 makes the name of an event lower-case when it begins with a capital, and so listens to `capsevent` for `onCAPSevent`. Preact 10 kept it',
      'event-PascalEvent': 'For the same reason it listens to `pascalevent` for `onPascalEvent`',
    },
  },
];
