// QtQuick.Controls: comes when a document names one of its types.
import { AbstractButton } from '../../components/controls/abstract-button.ts';
import { Button, Label, TextField } from '../../components/controls/basic.ts';
import { Control } from '../../components/controls/control.ts';

export const types = { AbstractButton, Button, Control, Label, TextField };
