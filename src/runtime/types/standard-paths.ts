// `StandardPaths` of QtCore. A page has no folders: every place is empty, and a warning says so once.
import { engineOf } from '../engine/engine.ts';
import { defineType, QmlObject } from '../object/object.ts';

const LOCATIONS = {
  DesktopLocation: 0,
  DocumentsLocation: 1,
  FontsLocation: 2,
  ApplicationsLocation: 3,
  MusicLocation: 4,
  MoviesLocation: 5,
  PicturesLocation: 6,
  TempLocation: 7,
  HomeLocation: 8,
  AppLocalDataLocation: 9,
  CacheLocation: 10,
  GenericDataLocation: 11,
  RuntimeLocation: 12,
  ConfigLocation: 13,
  DownloadLocation: 14,
  GenericCacheLocation: 15,
  GenericConfigLocation: 16,
  AppDataLocation: 17,
  AppConfigLocation: 18,
  PublicShareLocation: 19,
  TemplatesLocation: 20,
} as const;

const NAMES =
  'Desktop,Documents,Fonts,Applications,Music,Movies,Pictures,Temporary Directory,Home,Application Data,Cache,' +
  'Shared Data,Runtime,Configuration,Download,Shared Cache,Shared Configuration,Application Data,' +
  'Application Configuration,Public,Templates';

export class StandardPaths extends QmlObject {
  private told = false;
  private nowhere(): string {
    if (!this.told)
      engineOf(this).warn(
        null,
        'StandardPaths: a page has no folders. Settings and LocalStorage keep what outlives it',
      );
    this.told = true;
    return '';
  }
  writableLocation(_type: number): string {
    return this.nowhere();
  }
  standardLocations(_type: number): string[] {
    this.nowhere();
    return [];
  }
  locate(_type: number, _file: string, _options?: number): string {
    return this.nowhere();
  }
  locateAll(_type: number, _file: string, _options?: number): string[] {
    this.nowhere();
    return [];
  }
  findExecutable(_name: string, _paths?: string[]): string {
    return this.nowhere();
  }
  displayName(type: number): string {
    return NAMES.split(',')[type] ?? '';
  }
}

defineType(StandardPaths, {
  name: 'StandardPaths',
  cpp: 'QQmlStandardPaths',
  enums: { StandardLocation: LOCATIONS, LocateOption: { LocateFile: 0, LocateDirectory: 1 } },
  methods: ['writableLocation', 'standardLocations', 'locate', 'locateAll', 'findExecutable', 'displayName'],
  creatable: false,
});
StandardPaths.meta.singleton = true;
