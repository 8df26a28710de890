// What `import QtQml.XmlListModel` brings.
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

export const qtqmlXmlListModel: ModuleTable = {
  uri: 'QtQml.XmlListModel',
  version: [6, 4],
  types: {},
  later: [
    lateTypes('XmlListModel XmlListModelRole', async () => {
      const { XmlListModel, XmlListModelRole } = await import('../runtime/types/xml-list-model.ts');
      return { XmlListModel, XmlListModelRole };
    }),
  ],
};
