import type { QmlModule } from '../../src/index.ts';

declare const document: QmlModule;
export default document;
