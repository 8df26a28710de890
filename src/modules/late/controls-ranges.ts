// QtQuick.Controls, values between two ends: come when a document names one of these types.
import { BusyIndicator, Dial, ProgressBar, Slider } from '../../components/controls/slider.ts';

export const types = { BusyIndicator, Dial, ProgressBar, Slider };
