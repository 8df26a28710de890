// QtQuick.Controls, what is chosen or typed: comes when a document names one of these types.
import { ComboBox } from '../../components/controls/combo-box.ts';
import { SpinBox } from '../../components/controls/spin-box.ts';

export const types = { ComboBox, SpinBox };
