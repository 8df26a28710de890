// Models of Qt.labs.qmlmodels: come when a document names one of these types.
import { TableModel, TableModelColumn } from '../../runtime/models/table-model.ts';

export const types = { TableModel, TableModelColumn };
