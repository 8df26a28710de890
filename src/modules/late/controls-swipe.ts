// QtQuick.Controls, rows that are drawn aside: come when a document names them.
import { SwipeDelegate } from '../../components/controls/swipe-delegate.ts';

export const types = { SwipeDelegate };
