// QtCore: comes with the first document that names one of its types.
import { Settings, setSettingsStore, writeSettings } from '../../runtime/types/settings.ts';
import { StandardPaths } from '../../runtime/types/standard-paths.ts';

try {
  const { localStorage } = globalThis;
  // Node has the name and warns when it is used; a page may forbid it.
  if (typeof document !== 'undefined' && localStorage)
    setSettingsStore({
      get: (key) => localStorage.getItem(key),
      set: (key, value) => localStorage.setItem(key, value),
    });
} catch {
  // They live as long as the page.
}
globalThis.addEventListener?.('pagehide', writeSettings);

export const types = { Settings, StandardPaths };
