// What `import QtQuick.Controls` brings: the Basic style.
import { lateTypes, type ModuleTable } from '../runtime/engine/registry.ts';

const table = (uri: string): ModuleTable => ({
  uri,
  version: [2, 15],
  types: {},
  later: [
    lateTypes(
      'AbstractButton Button Control Label TextField',
      async () => (await import('./late/controls.ts')).types,
    ),
  ],
  missing: (
    'Action ActionGroup ApplicationWindow BusyIndicator ButtonGroup CheckBox CheckDelegate ComboBox Container ' +
    'DelayButton Dial Dialog DialogButtonBox Drawer Frame GroupBox HorizontalHeaderView ItemDelegate Menu MenuBar ' +
    'MenuBarItem MenuItem MenuSeparator Overlay Page PageIndicator Pane Popup ProgressBar RadioButton ' +
    'RadioDelegate RangeSlider RoundButton ScrollBar ScrollIndicator ScrollView Slider SpinBox SplitHandle ' +
    'SplitView StackView SwipeDelegate SwipeView Switch SwitchDelegate TabBar TabButton TextArea ToolBar ' +
    'ToolButton ToolSeparator ToolTip Tumbler VerticalHeaderView'
  ).split(' '),
});
export const qtquickControls: readonly ModuleTable[] = [
  table('QtQuick.Controls'),
  table('QtQuick.Controls.Basic'),
];
