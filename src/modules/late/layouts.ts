// QtQuick.Layouts: comes when a document names one of its types.
import { ColumnLayout, GridLayout, Layout, RowLayout, StackLayout } from '../../components/quick/layouts.ts';

export const types = { ColumnLayout, GridLayout, Layout, RowLayout, StackLayout };
