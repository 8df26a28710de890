// Properties of a popup that are kept elsewhere: those of its item, its place and its margins.
import type { ObjectClass, PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import type { Popup } from './popup.ts';
import { PopupItem } from './popup-item.ts';

/** The properties that are its item's. */
export const FORWARDED =
  'implicitWidth implicitHeight contentWidth contentHeight padding topPadding leftPadding rightPadding bottomPadding ' +
  'horizontalPadding verticalPadding topInset leftInset rightInset bottomInset font background contentItem clip ' +
  'opacity scale transformOrigin spacing enabled z';
export const READ =
  'availableWidth availableHeight implicitContentWidth implicitContentHeight implicitBackgroundWidth ' +
  'implicitBackgroundHeight mirrored activeFocus';
export function forward(name: string, writable: boolean): PropertyOptions<Popup> {
  const { type } = PopupItem.meta.properties[name]!;
  const member = (popup: Popup): Record<string, unknown> => popup.$item as never;
  return {
    type,
    readonly: !writable,
    get: (popup) => member(popup)[name],
    ...(writable
      ? {
          set(popup, value: unknown) {
            popup.$item.$set(name, value);
          },
          reset(popup) {
            PopupItem.meta.properties[name]!.reset?.(popup.$item);
          },
        }
      : {}),
  };
}
export const place = (side: 'x' | 'y'): PropertyOptions<Popup> => ({
  type: 'real',
  get: (popup) => popup.$placed[side],
  set(popup, value: number) {
    if (popup.$wanted[side] === value) return;
    popup.$wanted[side] = value;
    popup.$position();
  },
});
export const size = (side: 'width' | 'height'): PropertyOptions<Popup> => ({
  type: 'real',
  get: (popup) => popup.$item[side],
  set(popup, value: number) {
    popup.$item.$set(side, value);
  },
  reset(popup) {
    PopupItem.meta.properties[side]!.reset?.(popup.$item);
  },
});
export const MARGINS = ['margins', 'topMargin', 'leftMargin', 'rightMargin', 'bottomMargin'];
export const margin = (name: string): PropertyOptions<Popup> => ({
  type: 'real',
  get: (popup) =>
    name === 'margins' ? (popup.$margins.margins ?? popup.$styledMargin) : popup.$margin(name),
  set(popup, value: number) {
    if (popup.$margins[name] === value) return;
    popup.$margins[name] = value;
    popup.$emit(`${name}Changed`);
    popup.$position();
  },
  reset(popup) {
    delete popup.$margins[name];
    popup.$emit(`${name}Changed`);
    popup.$position();
  },
});
export const itemList = (name: 'contentData' | 'contentChildren'): PropertyOptions<Popup> => {
  const { list } = PopupItem.meta.properties[name]!;
  return {
    ...(name === 'contentData' ? { notify: false as const } : {}),
    list: {
      items: (popup) => list!.items(popup.$item as never),
      append: (popup, object) => list!.append!(popup.$item as never, object),
      ...(list!.clear ? { clear: (popup: Popup) => list!.clear!(popup.$item as never) } : {}),
    },
  };
};
/** A change of its item is one of its own, for those who listen. */
export function echo(type: ObjectClass, names: string): void {
  for (const name of names.split(' ')) {
    const signal = type.meta.signals[`${name}Changed`]!;
    const heard = new WeakSet<QmlObject>();
    signal.watch = (popup) => {
      if (heard.has(popup)) return;
      heard.add(popup);
      listen((popup as Popup).$item, signal.name, () => popup.$emit(signal));
    };
  }
}
