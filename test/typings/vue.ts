import type {} from 'qmlet/types/vue';
import type { GlobalComponents } from 'vue';

type Props<Tag extends 'chat-view' | 'chat-label' | 'qml-view'> = InstanceType<
  GlobalComponents[Tag]
>['$props'];

export const view: Props<'chat-view'> = {
  model: [{ prefix: '#', message: 'a' }],
  limit: 5,
  ariaLabel: 'Chat',
  class: 'a',
  key: 1,
};
export const label: Props<'chat-label'> = {
  horizontalAlignment: 'align-right',
  verticalAlignment: 32,
  'wrap-mode': 'wrap',
};
export const app: Props<'qml-view'> = {
  source: 'app.qml',
  resizeMode: 'size-root-object-to-view',
  'show-errors': true,
};
// @ts-expect-error: a number
export const wrongType: Props<'chat-view'> = { limit: 'many' };
// @ts-expect-error: it is read only
export const readOnly: Props<'chat-view'> = { count: 1 };
// @ts-expect-error: there is no such alignment
export const wrongValue: Props<'chat-label'> = { verticalAlignment: 'middle' };

declare const emit: InstanceType<GlobalComponents['chat-view']>['$emit'];
emit('count-changed', new CustomEvent('count-changed', { detail: { count: 1 } }));
// @ts-expect-error: there is no such event
emit('accepted', new CustomEvent('accepted'));
export const missing = [
  // @ts-expect-error: there is no such tag
  null as GlobalComponents['chat-window'],
];
