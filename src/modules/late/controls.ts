// QtQuick.Controls, the buttons: come when a document names one of these types.
import { AbstractButton } from '../../components/controls/abstract-button.ts';
import { Button, RoundButton, TabButton, ToolButton } from '../../components/controls/buttons.ts';
import { Control } from '../../components/controls/control.ts';

export const types = { AbstractButton, Button, Control, RoundButton, TabButton, ToolButton };
