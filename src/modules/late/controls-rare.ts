// QtQuick.Controls, rare ones: come when a document names one of these types.
import { DelayButton } from '../../components/controls/delay-button.ts';
import { RangeSlider } from '../../components/controls/range-slider.ts';
import { SplitHandle, SplitView } from '../../components/controls/split-view.ts';

export const types = { DelayButton, RangeSlider, SplitHandle, SplitView };
