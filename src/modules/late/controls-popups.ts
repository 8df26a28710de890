// QtQuick.Controls, what pops up: comes when a document names one of these types.
import { Dialog, DialogButtonBox } from '../../components/controls/dialog.ts';
import { Drawer } from '../../components/controls/drawer.ts';
import { Popup } from '../../components/controls/popup.ts';
import { ToolTip } from '../../components/controls/tool-tip.ts';

export const types = { Dialog, DialogButtonBox, Drawer, Popup, ToolTip };
