// `TextArea` in the Basic style, and the flickable that it may be the content of. Follows
// https://doc.qt.io/qt-6/qml-qtquick-controls-textarea.html.
import { defineType, QmlObject } from '../../runtime/object/object.ts';
import { listen } from '../../runtime/object/signal.ts';
import { disconnect, type Link } from '../../runtime/reactive/graph.ts';
import { Flickable } from '../quick/flickable.ts';
import type { Item } from '../quick/item.ts';
import { TextEdit } from '../quick/text-edit.ts';
import { FIELD_SIGNALS, Field, fieldDefaults, fieldProperties, leftPadding } from './fields.ts';

export class TextArea extends Field(TextEdit) {
  $makeBackground(): Item | null {
    return null;
  }
  override $setImplicitSize(width: number, height: number): void {
    const [across, down] = this.$frame.size;
    super.$setImplicitSize(Math.max(width, across, this.$placeholderWidth), Math.max(height, down));
  }
}
/** `TextArea.flickable`: a flickable whose content is a text. */
export class TextAreaAttached extends QmlObject {
  declare flickable: TextArea | null;
  readonly $flickable: QmlObject;
  #links: Link[] = [];
  constructor(flickable: QmlObject) {
    super();
    this.$flickable = flickable;
  }
  $tie(area: TextArea | null): void {
    for (const link of this.#links) disconnect(link);
    this.#links = [];
    const { $flickable: view } = this;
    if (!area || !(view instanceof Flickable)) return;
    area.$setParentItem(view.$contentItem);
    this.#links = tieArea(area, view);
  }
  override $destroyed(): void {
    for (const link of this.#links) disconnect(link);
  }
}
/** The text has at least the size of the view, which flicks it and goes with its cursor. */
export function tieArea(area: TextArea, view: Flickable): Link[] {
  const size = (): void => {
    if (area.$dead || view.$dead) return;
    const wraps = area.wrapMode !== 0;
    area.$place(area.$x_, area.$y_, wraps ? view.$width : Math.max(view.$width, area.implicitWidth), null);
    const height = Math.max(view.$height, area.implicitHeight);
    area.$place(area.$x_, area.$y_, null, height);
    view.$set('contentWidth', area.$width);
    view.$set('contentHeight', height);
  };
  const follow = (): void => {
    if (area.$dead || view.$dead || !area.activeFocus) return;
    const { x, y, width, height } = area.cursorRectangle;
    if (y < view.contentY) view.contentY = Math.max(0, y - area.topPadding);
    else if (y + height > view.contentY + view.$height)
      view.contentY = Math.min(view.contentHeight, y + height + area.bottomPadding) - view.$height;
    if (x < view.contentX) view.contentX = Math.max(0, x - area.leftPadding);
    else if (x + width > view.contentX + view.$width)
      view.contentX = Math.min(view.contentWidth, x + width + area.rightPadding) - view.$width;
  };
  size();
  return [
    ...['widthChanged', 'heightChanged'].map((name) => listen(view, name, size)),
    ...['implicitWidthChanged', 'implicitHeightChanged', 'wrapModeChanged'].map((name) =>
      listen(area, name, size),
    ),
    listen(area, 'cursorRectangleChanged', follow),
  ];
}
defineType(TextAreaAttached, {
  name: 'TextArea',
  cpp: 'QQuickTextAreaAttached',
  creatable: false,
  properties: {
    flickable: {
      type: () => TextArea as never,
      changed: (attached, area: TextArea | null) => attached.$tie(area),
    },
  },
});
defineType(TextArea, {
  name: 'TextArea',
  properties: { ...fieldProperties<TextArea>(), leftPadding: leftPadding<TextArea>() },
  signals: FIELD_SIGNALS,
  attached: TextAreaAttached,
});
fieldDefaults(TextArea);
