// QtQuick.Controls, menus and what they do: comes when a document names one of these types.
import { Action, ActionGroup } from '../../components/controls/action.ts';
import { Menu, MenuItem, MenuSeparator } from '../../components/controls/menu.ts';
import { MenuBar, MenuBarItem } from '../../components/controls/menu-bar.ts';

export const types = { Action, ActionGroup, Menu, MenuBar, MenuBarItem, MenuItem, MenuSeparator };
