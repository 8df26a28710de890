// QtQuick.Controls, what holds others: come when a document names one of these types.
import { ApplicationWindow } from '../../components/controls/application-window.ts';
import { Overlay } from '../../components/controls/overlay.ts';
import { Frame, GroupBox, Page, Pane, ToolBar, ToolSeparator } from '../../components/controls/panes.ts';

export const types = { ApplicationWindow, Frame, GroupBox, Overlay, Page, Pane, ToolBar, ToolSeparator };
