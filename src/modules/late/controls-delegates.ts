// QtQuick.Controls, rows of views: come when a document names one of these types.
import {
  CheckDelegate,
  ItemDelegate,
  RadioDelegate,
  SwitchDelegate,
} from '../../components/controls/delegates.ts';

export const types = { CheckDelegate, ItemDelegate, RadioDelegate, SwitchDelegate };
