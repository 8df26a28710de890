// QtQuick.Controls, headers of tables: come when a document names one of these types.
import { HorizontalHeaderView, VerticalHeaderView } from '../../components/controls/header-view.ts';

export const types = { HorizontalHeaderView, VerticalHeaderView };
