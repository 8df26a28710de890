// The properties of `Item`. Their order decides where the values lie: see `item-slots.ts`.
import { AnchorLine, Anchors, anchorLineType, Edge } from '../../runtime/layout/anchors.ts';
import type { PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import { emit } from '../../runtime/reactive/graph.ts';
import { stateProperties } from '../../runtime/state/state-properties.ts';
import type { Item } from './item.ts';
import { focusHooks } from './item-hooks.ts';
import {
  ANCHORS,
  EXPLICIT_DISABLED,
  EXPLICIT_HIDDEN,
  GEOMETRY,
  HEIGHT_SET,
  IH,
  IW,
  OPACITY,
  VISIBLE,
  WIDTH_SET,
} from './item-slots.ts';
import { Dirty } from './surface.ts';
import { transformProperty } from './transform-list.ts';

const NONE: readonly QmlObject[] = [];
const mark =
  (bits: number) =>
  (item: Item): void =>
    item.$mark(bits);
const line = (edge: number) => ({
  type: anchorLineType,
  readonly: true,
  notify: false as const,
  get: (item: Item) => new AnchorLine(item, edge),
});

/** The objects of `data` that are no items. */
const resources = (item: Item): QmlObject[] => {
  const extra = (item.$x ??= new Map());
  let list = extra.get(resources) as QmlObject[] | undefined;
  if (!list) extra.set(resources, (list = []));
  return list;
};

/** `type`: the class `Item`, which is made with this table. */
export function itemProperties(type: typeof Item): Record<string, string | PropertyOptions<Item>> {
  const addData = (item: Item, object: QmlObject): void => {
    if (object instanceof type) object.$setParentItem(item);
    else {
      resources(item).push(object);
      if (object.$parent === null) object.$adopt(item);
      (object as { $addedTo?(item: Item): void }).$addedTo?.(item);
    }
  };
  return {
    x: {
      type: 'real',
      bindable: true,
      set: (item, x: number) => Number.isNaN(x) || item.$setGeometry(x, item.$y_, item.$width, item.$height),
    },
    y: {
      type: 'real',
      bindable: true,
      set: (item, y: number) => Number.isNaN(y) || item.$setGeometry(item.$x_, y, item.$width, item.$height),
    },
    width: {
      type: 'real',
      bindable: true,
      set(item, width: number) {
        if (Number.isNaN(width)) return;
        item.$flags |= WIDTH_SET;
        item.$setGeometry(item.$x_, item.$y_, width, item.$height);
      },
      reset(item) {
        item.$flags &= ~WIDTH_SET;
        item.$setGeometry(item.$x_, item.$y_, item.$v[IW] as number, item.$height);
      },
    },
    height: {
      type: 'real',
      bindable: true,
      set(item, height: number) {
        if (Number.isNaN(height)) return;
        item.$flags |= HEIGHT_SET;
        item.$setGeometry(item.$x_, item.$y_, item.$width, height);
      },
      reset(item) {
        item.$flags &= ~HEIGHT_SET;
        item.$setGeometry(item.$x_, item.$y_, item.$width, item.$v[IH] as number);
      },
    },
    implicitWidth: {
      type: 'real',
      set: (item, width: number) => item.$setImplicitSize(width, item.$v[IH] as number),
    },
    implicitHeight: {
      type: 'real',
      set: (item, height: number) => item.$setImplicitSize(item.$v[IW] as number, height),
    },
    z: {
      type: 'real',
      changed(item) {
        item.$mark(Dirty.Stacking);
        item.$parentItem?.$mark(Dirty.Stacking);
      },
    },
    opacity: {
      type: 'real',
      value: 1,
      set(item, value: number) {
        const opacity = Math.min(1, Math.max(0, value));
        if (item.$v[OPACITY] === opacity || Number.isNaN(opacity)) return;
        item.$v[OPACITY] = opacity;
        item.$mark(Dirty.Opacity);
        item.$emit('opacityChanged');
      },
    },
    visible: {
      type: 'bool',
      value: true,
      set(item, visible: boolean) {
        const hidden = (item.$flags & EXPLICIT_HIDDEN) !== 0;
        if (hidden === !visible) return;
        item.$flags ^= EXPLICIT_HIDDEN;
        item.$mark(Dirty.Visible);
        item.$updateEffective();
        item.$parentItem?.$childResized(item);
      },
    },
    enabled: {
      type: 'bool',
      value: true,
      set(item, enabled: boolean) {
        const disabled = (item.$flags & EXPLICIT_DISABLED) !== 0;
        if (disabled === !enabled) return;
        item.$flags ^= EXPLICIT_DISABLED;
        item.$mark(Dirty.Enabled);
        item.$updateEffective();
      },
    },
    rotation: { type: 'real', changed: mark(Dirty.Transform) },
    scale: { type: 'real', value: 1, changed: mark(Dirty.Transform) },
    transformOrigin: { type: 'enum:TransformOrigin', value: 4, changed: mark(Dirty.Transform) },
    clip: { type: 'bool', changed: mark(Dirty.Clip) },
    smooth: { type: 'bool', value: true },
    antialiasing: { type: 'bool', reset: (item) => item.$set('antialiasing', false) },
    focus: {
      type: 'bool',
      // Stores and tells itself, together with what it takes the focus from.
      set: (item, focus: boolean) => focusHooks.changed(item, focus),
    },
    activeFocus: { type: 'bool', readonly: true },
    activeFocusOnTab: 'bool',
    baselineOffset: {
      type: 'real',
      changed(item) {
        emit(item, GEOMETRY);
        (item.$v[ANCHORS] as Anchors | null)?.$again(3);
      },
    },
    parent: {
      type: () => type,
      get: (item) => item.$parentItem,
      set: (item, parent: Item | null) => item.$setParentItem(parent),
      reset: (item) => item.$setParentItem(null),
    },
    children: {
      list: {
        items: (item) => item.$items ?? NONE,
        append: (item, child) => child instanceof type && child.$setParentItem(item),
        clear: (item) =>
          item.$items?.slice().forEach((child) => {
            child.$setParentItem(null);
          }),
        accepts: (child) => child instanceof type,
      },
    },
    resources: {
      notify: false,
      list: {
        items: (item) => resources(item).filter((object) => !object.$dead),
        append: addData,
        clear: (item) => {
          resources(item).length = 0;
        },
      },
    },
    data: {
      notify: false,
      list: {
        items: (item) => [...resources(item).filter((object) => !object.$dead), ...(item.$items ?? NONE)],
        append: addData,
        clear(item) {
          resources(item).length = 0;
          item.$items?.slice().forEach((child) => {
            child.$setParentItem(null);
          });
        },
      },
    },
    visibleChildren: {
      list: { items: (item) => (item.$items ?? NONE).filter((child) => child.$v[VISIBLE]) },
    },
    childrenRect: {
      type: 'rect',
      readonly: true,
      get(item) {
        const rect = item.$around();
        (item.$x ??= new Map()).set(GEOMETRY, rect);
        return rect;
      },
    },
    anchors: { group: () => Anchors as never },
    transform: transformProperty as never,
    ...(stateProperties as never as Record<string, 'string'>),
    left: line(Edge.Left),
    right: line(Edge.Right),
    top: line(Edge.Top),
    bottom: line(Edge.Bottom),
    horizontalCenter: line(Edge.HCenter),
    verticalCenter: line(Edge.VCenter),
    baseline: line(Edge.Baseline),
  };
}
