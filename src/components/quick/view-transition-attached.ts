// `ViewTransition`: what a transition of a view or a positioner is told of the item that it runs for. Follows
// https://doc.qt.io/qt-6/qml-qtquick-viewtransition.html.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { Point } from '../../runtime/object/value-types.ts';
import { Item } from './item.ts';

export class ViewTransitionAttached extends QmlObject {
  declare index: number;
  declare item: Item | null;
  declare destination: Point;
  declare targetIndexes: number[];
  $targets: readonly Item[] = [];
}
defineType(ViewTransitionAttached, {
  name: 'ViewTransition',
  cpp: 'QQuickViewTransitionAttached',
  creatable: false,
  properties: {
    index: { type: 'int', value: -1, readonly: true },
    item: { type: () => Item, readonly: true },
    destination: { type: 'point', value: new Point(0, 0), readonly: true },
    targetIndexes: { type: 'var', value: [], readonly: true },
    targetItems: { readonly: true, list: { items: (attached) => attached.$targets } },
  },
});

/** What the name `ViewTransition` stands for. */
export class ViewTransition extends QmlObject {}
defineType(ViewTransition, {
  name: 'ViewTransition',
  creatable: 'ViewTransition is only available via attached properties',
  attached: ViewTransitionAttached,
});
