// What `import QtCore` brings, and `import Qt.labs.settings`, where Settings was before.
import { absentTypes, lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

const load = async () => (await import('./late/qtcore.ts')).types;

export const qtcore: readonly ModuleTable[] = [
  {
    uri: 'QtCore',
    version: [6, 8],
    types: {},
    later: [
      lateTypes('Settings StandardPaths', load),
      absentTypes(
        'SystemInformation',
        'a page is told little of its machine; Qt.platform.os names its system',
      ),
      absentTypes(
        'BluetoothPermission CalendarPermission CameraPermission ContactsPermission LocationPermission MicrophonePermission',
      ),
    ],
  },
  { uri: 'Qt.labs.settings', version: [1, 1], types: {}, later: [lateTypes('Settings', load)] },
];
