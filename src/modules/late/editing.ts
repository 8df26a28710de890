// Keys and what is typed: comes when a document names one of its types.
import { KeyNavigation, KeysAttached } from '../../components/quick/keys.ts';
import { TextEdit } from '../../components/quick/text-edit.ts';
import { TextInput } from '../../components/quick/text-input.ts';
import { DoubleValidator, IntValidator, RegularExpressionValidator } from '../../runtime/types/validators.ts';

export const types = {
  DoubleValidator,
  IntValidator,
  KeyNavigation,
  Keys: KeysAttached,
  RegularExpressionValidator,
  TextEdit,
  TextInput,
};
