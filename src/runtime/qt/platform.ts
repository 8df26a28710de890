// `Qt.platform`: the system that the page runs on, which documents ask for; that it is a page says the plugin's
// name, as in Qt for WebAssembly. A part that comes with the first document that asks.

import { addToQt } from './late-members.ts';

interface Navigator {
  readonly userAgent?: string;
  readonly maxTouchPoints?: number;
}

/** The operating system as Qt calls it. An iPad says that it is a Mac. */
export function systemOf({ userAgent = '', maxTouchPoints = 0 }: Navigator): string {
  const says = (name: string): boolean => userAgent.includes(name);
  if (says('iPhone') || says('iPad') || (says('Mac') && maxTouchPoints > 1)) return 'ios';
  if (says('Mac')) return 'osx';
  if (says('Windows')) return 'windows';
  if (says('Android')) return 'android';
  return says('Linux') || says('CrOS') ? 'linux' : 'wasm';
}

export function install(): void {
  const { navigator = {} } = globalThis as { navigator?: Navigator };
  addToQt({ platform: { os: systemOf(navigator), pluginName: 'wasm' } });
}
