// The part of QtQml that comes when a document names one of its types.
import { BindingElement } from '../../runtime/types/binding-element.ts';
import { LocaleType } from '../../runtime/types/locale-type.ts';

export const types = { Binding: BindingElement, Locale: LocaleType };
