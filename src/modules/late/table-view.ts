// Tables: come when a document names one of these types.
import { TableView } from '../../components/quick/table-view.ts';

export const types = { TableView };
