// QtQuick.Controls, what pops up: comes when a document names one of these types.
import { Popup } from '../../components/controls/popup.ts';

export const types = { Popup };
