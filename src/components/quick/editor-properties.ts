// The properties, enums and methods that `TextInput` and `TextEdit` declare alike.

import { Component } from '../../runtime/engine/component.ts';
import type { PropertyOptions } from '../../runtime/object/object.ts';
import { copied, type Editor, LOOK } from './editor.ts';
import { ITEM_SLOTS } from './item.ts';
import { paddingProperties } from './padding.ts';

const look = (item: Editor): void => item.$mark(LOOK);
const again = (item: Editor): void => {
  item.$resize();
  item.$tellCursor();
  item.$mark(LOOK);
};

/** The properties that both have. */
export function editorProperties<T extends Editor>(): Record<string, PropertyOptions<T>> {
  return {
    text: {
      type: 'string',
      set(item, text: string) {
        item.$assign(text);
      },
    },
    length: { type: 'int', readonly: true, notify: 'textChanged', get: (item) => item.$state.text.length },
    color: { type: 'color', value: 'black', changed: look },
    selectionColor: { type: 'color', value: '#000080', changed: look },
    selectedTextColor: { type: 'color', value: 'white', changed: look },
    font: { type: 'font', changed: again },
    verticalAlignment: { type: 'enum:VAlignment', value: 32, changed: again },
    wrapMode: { type: 'enum:WrapMode', changed: again },
    readOnly: {
      type: 'bool',
      changed(item) {
        if (item.$undo.length) item.$emit('canUndoChanged');
        if (item.$v[ITEM_SLOTS.activeFocus]) item.$set('cursorVisible', !item.readOnly);
        item.$mark(LOOK);
        const { text } = item.$state;
        if (item.$complete_) item.$become({ text, cursor: text.length, anchor: text.length }, false);
      },
    },
    cursorVisible: { type: 'bool', changed: look },
    cursorPosition: {
      type: 'int',
      get: (item) => item.$state.cursor,
      set(item, position: number) {
        if (position >= 0 && position <= item.$state.text.length) item.$moveTo(position);
      },
    },
    cursorRectangle: {
      type: 'rect',
      readonly: true,
      get: (item) => item.positionToRectangle(item.$state.cursor),
    },
    cursorDelegate: {
      type: () => Component,
      changed: (item, delegate: Component | null) => item.$makeCaret(delegate),
    },
    overwriteMode: { type: 'bool' },
    selectionStart: { type: 'int', readonly: true, get: (item) => item.$from },
    selectionEnd: { type: 'int', readonly: true, get: (item) => item.$to },
    selectedText: {
      type: 'string',
      readonly: true,
      get: (item) => (item.$from === item.$to ? '' : item.$selected),
    },
    inputMethodHints: { type: 'int', changed: look },
    activeFocusOnPress: { type: 'bool', value: true },
    selectByMouse: { type: 'bool', value: true, changed: look },
    mouseSelectionMode: { type: 'enum:SelectionMode' },
    persistentSelection: { type: 'bool' },
    canPaste: { type: 'bool', readonly: true, get: (item) => !item.readOnly && copied.text !== '' },
    canUndo: { type: 'bool', readonly: true, get: (item) => item.$undoable },
    canRedo: { type: 'bool', readonly: true, get: (item) => item.$redoable },
    inputMethodComposing: { type: 'bool', readonly: true, get: (item) => item.$preedit !== '' },
    preeditText: { type: 'string', readonly: true, get: (item) => item.$preedit },
    contentWidth: { type: 'real', readonly: true, notify: 'contentSizeChanged', get: (item) => item.$width_ },
    contentHeight: {
      type: 'real',
      readonly: true,
      notify: 'contentSizeChanged',
      get: (item) => item.$height_,
    },
    renderType: { type: 'enum:RenderType' },
    ...paddingProperties<T>(again),
  };
}
export const EDITOR_ENUMS = {
  VAlignment: { AlignTop: 32, AlignBottom: 64, AlignVCenter: 128 },
  WrapMode: { NoWrap: 0, WordWrap: 1, WrapAnywhere: 3, WrapAtWordBoundaryOrAnywhere: 4, Wrap: 4 },
  SelectionMode: { SelectCharacters: 0, SelectWords: 1 },
  RenderType: { QtRendering: 0, NativeRendering: 1 },
};
export const EDITOR_METHODS = [
  'select',
  'selectAll',
  'deselect',
  'selectWord',
  'moveCursorSelection',
  'insert',
  'remove',
  'clear',
  'undo',
  'redo',
  'copy',
  'cut',
  'paste',
  'getText',
  'isRightToLeft',
  'positionAt',
  'positionToRectangle',
];
