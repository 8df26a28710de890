// What `import QtQuick.Controls` brings: the Basic style. Each group is a file that comes when a document names
// one of its types.
import { absentTypes, lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

const table = (uri: string): ModuleTable => ({
  uri,
  version: [2, 15],
  types: {},
  later: [
    lateTypes(
      'AbstractButton Button Control RoundButton TabButton ToolButton',
      async () => (await import('./late/controls.ts')).types,
    ),
    lateTypes('Label TextField', async () => (await import('./late/controls-fields.ts')).types),
    lateTypes(
      'ButtonGroup CheckBox RadioButton Switch',
      async () => (await import('./late/controls-checks.ts')).types,
    ),
    lateTypes(
      'CheckDelegate ItemDelegate RadioDelegate SwitchDelegate',
      async () => (await import('./late/controls-delegates.ts')).types,
    ),
    lateTypes(
      'ApplicationWindow Frame GroupBox Overlay Page Pane ToolBar ToolSeparator',
      async () => (await import('./late/controls-panes.ts')).types,
    ),
    lateTypes('ComboBox SpinBox', async () => (await import('./late/controls-inputs.ts')).types),
    lateTypes(
      'ScrollBar ScrollIndicator ScrollView TextArea',
      async () => (await import('./late/controls-scroll.ts')).types,
    ),
    lateTypes(
      'Container PageIndicator StackView SwipeView TabBar',
      async () => (await import('./late/controls-pages.ts')).types,
    ),
    lateTypes(
      'Dialog DialogButtonBox Drawer Popup ToolTip',
      async () => (await import('./late/controls-popups.ts')).types,
    ),
    lateTypes(
      'Action ActionGroup Menu MenuBar MenuBarItem MenuItem MenuSeparator',
      async () => (await import('./late/controls-menus.ts')).types,
    ),
    lateTypes(
      'BusyIndicator Dial ProgressBar Slider',
      async () => (await import('./late/controls-ranges.ts')).types,
    ),
    lateTypes(
      'DelayButton RangeSlider SplitHandle SplitView',
      async () => (await import('./late/controls-rare.ts')).types,
    ),
    lateTypes(
      'HorizontalHeaderView VerticalHeaderView',
      async () => (await import('./late/controls-headers.ts')).types,
    ),
    lateTypes('SwipeDelegate', async () => (await import('./late/controls-swipe.ts')).types),
    absentTypes(
      'Calendar CalendarModel DayOfWeekRow MonthGrid SelectionRectangle TreeViewDelegate Tumbler WeekNumberColumn',
    ),
  ],
});
export const qtquickControls: readonly ModuleTable[] = [
  table('QtQuick.Controls'),
  table('QtQuick.Controls.Basic'),
];
