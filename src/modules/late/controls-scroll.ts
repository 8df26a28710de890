// QtQuick.Controls, what scrolls: come when a document names one of these types.
import { ScrollBar, ScrollIndicator, ScrollView } from '../../components/controls/scroll.ts';
import { TextArea } from '../../components/controls/text-area.ts';

export const types = { ScrollBar, ScrollIndicator, ScrollView, TextArea };
