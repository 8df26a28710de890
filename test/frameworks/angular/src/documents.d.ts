declare module '*/documents/counter.js' {
  import type { QmlModule } from 'qmlet';

  const document: QmlModule;
  export default document;
}
