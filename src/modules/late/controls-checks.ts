// QtQuick.Controls, what is checked: comes when a document names one of these types.
import { CheckBox, RadioButton, Switch } from '../../components/controls/checks.ts';
import { ButtonGroup } from '../../components/controls/groups.ts';

export const types = { ButtonGroup, CheckBox, RadioButton, Switch };
