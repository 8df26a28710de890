// QtQuick.Controls, labels and fields: come when a document names one of these types.
import { Label, TextField } from '../../components/controls/fields.ts';

export const types = { Label, TextField };
