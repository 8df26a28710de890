// `Accessible`: what a document tells assistive technology of an item. Follows
// https://doc.qt.io/qt-6/qml-qtquick-accessible.html; roles and states become ARIA's.
// Always holds: only what the document says is written; what the page's own elements say stays.
import { defineType, type PropertyOptions, QmlObject } from '../../runtime/object/object.ts';
import { findNotifier } from '../../runtime/reactive/graph.ts';
import { elementHooks, Item } from './item.ts';
import { Dirty } from './surface.ts';

/** Qt's roles with their numbers, and ARIA's name where it has one. */
const ROLES =
  'NoRole=0:none TitleBar=1 MenuBar=2:menubar ScrollBar=3:scrollbar Grip=4 Sound=5 Cursor=6 Caret=7 AlertMessage=8:alert ' +
  'Window=9 Client=10 PopupMenu=11:menu MenuItem=12:menuitem ToolTip=13:tooltip Application=14:application ' +
  'Document=15:document Pane=16:group Chart=17:figure Dialog=18:dialog Border=19 Grouping=20:group Separator=21:separator ' +
  'ToolBar=22:toolbar StatusBar=23:status Table=24:table ColumnHeader=25:columnheader RowHeader=26:rowheader Column=27 ' +
  'Row=28:row Cell=29:cell Link=30:link HelpBalloon=31:tooltip Assistant=32 List=33:list ListItem=34:listitem Tree=35:tree ' +
  'TreeItem=36:treeitem PageTab=37:tab PropertyPage=38:tabpanel Indicator=39 Graphic=40:img StaticText=41 ' +
  'EditableText=42:textbox Button=43:button PushButton=43 CheckBox=44:checkbox RadioButton=45:radio ComboBox=46:combobox ' +
  'ProgressBar=48:progressbar Dial=49:slider HotkeyField=50 Slider=51:slider SpinBox=52:spinbutton Canvas=53:img ' +
  'Animation=54:img Equation=55:math ButtonDropDown=56:button ButtonMenu=57:button ButtonDropGrid=58:button ' +
  'Whitespace=59 PageTabList=60:tablist Clock=61 Splitter=62:separator LayeredPane=128 Terminal=129 Desktop=130 ' +
  'Paragraph=131:paragraph WebDocument=132:document Section=133:region Notification=134:alert ColorChooser=1028 ' +
  'Footer=1038:contentinfo Form=1040:form Heading=1044:heading Note=1052:note ComplementaryContent=1068:complementary';
const NUMBERS: Record<string, number> = {};
const ARIA: Record<number, string> = {};
for (const part of ROLES.split(' ')) {
  const [, name, number, aria] = /^(\w+)=(\d+)(?::(\w+))?$/.exec(part)!;
  NUMBERS[name!] = Number(number);
  if (aria) ARIA[Number(number)] = aria;
}

const STATES =
  'ignored checkable checked editable focusable focused multiLine readOnly selected selectable pressed checkStateMixed defaultButton passwordEdit selectableText searchEdit';
const ACTIONS =
  'pressAction toggleAction increaseAction decreaseAction scrollUpAction scrollDownAction scrollLeftAction scrollRightAction previousPageAction nextPageAction';

export class Accessible extends QmlObject {
  declare role: number;
  declare name: string;
  declare description: string;
  readonly $item: QmlObject;
  /** What the document has set. */
  /** What the document gave it. Views ask for it by this name on all that is attached to an item: no other type has it. */
  readonly $said = new Set<string>();
  $heard: Element | null = null;
  constructor(item: QmlObject) {
    super();
    this.$item = item;
  }
  $note(name: string): void {
    this.$said.add(name);
    if (this.$item instanceof Item) this.$item.$mark(Dirty.Accessible);
  }
  $write(item: Item): void {
    const element = item.$element!;
    // An input says itself what it is.
    const target = element.querySelector(':scope>input,:scope>textarea,:scope>img') ?? element;
    const given = this.$said;
    const state = this as unknown as Record<string, boolean>;
    const set = (name: string, value: string | null): void => {
      if (value === null) target.removeAttribute(name);
      else target.setAttribute(name, value);
    };
    if (given.has('role') && target === element && element.tagName !== 'BUTTON') {
      set('role', ARIA[this.role] ?? null);
      if (this.role === NUMBERS.Heading) set('aria-level', '2');
    }
    if (given.has('name')) {
      if (target instanceof HTMLImageElement) target.alt = this.name;
      else set('aria-label', this.name || null);
      // A name needs a role to be told.
      if (target === element && !element.hasAttribute('role') && element.tagName === 'DIV')
        set('role', 'group');
    }
    if (given.has('description')) set('aria-description', this.description || null);
    if (given.has('ignored')) set('aria-hidden', state.ignored ? 'true' : null);
    if (given.has('checked') || given.has('checkStateMixed'))
      set(
        this.role === NUMBERS.Button ? 'aria-pressed' : 'aria-checked',
        state.checkStateMixed ? 'mixed' : `${state.checked}`,
      );
    if (given.has('selected')) set('aria-selected', `${state.selected}`);
    if (given.has('readOnly')) set('aria-readonly', `${state.readOnly}`);
    if (given.has('multiLine')) set('aria-multiline', `${state.multiLine}`);
    if (given.has('focusable') && target === element) set('tabindex', state.focusable ? '0' : null);
    if (this.$heard === element) return;
    this.$heard = element;
    const listens = (name: string): boolean => {
      const node = findNotifier(this, this.$meta.signals[name]!);
      return node !== null && (node.head !== null || !!node.late?.head);
    };
    const action = ['pressAction', 'toggleAction'].find(listens);
    if (!action || element.tagName === 'BUTTON') return;
    if (!element.hasAttribute('tabindex')) element.tabIndex = 0;
    element.addEventListener('click', (event) => {
      if (event.detail === 0 && event.target === element) this.$emit(action);
    });
    element.addEventListener('keydown', (event) => {
      if (event.target !== element || (event.key !== 'Enter' && event.key !== ' ')) return;
      event.preventDefault();
      this.$emit(action);
    });
  }
}
const property = (name: string, type: string): PropertyOptions<Accessible> => ({
  type,
  changed: (attached) => attached.$note(name),
});
defineType(Accessible, {
  name: 'Accessible',
  cpp: 'QQuickAccessibleAttached',
  creatable: 'Accessible is only available via attached properties',
  enums: { Role: NUMBERS },
  properties: {
    role: { type: 'enum:Role', changed: (attached) => attached.$note('role') },
    name: property('name', 'string'),
    description: property('description', 'string'),
    ...Object.fromEntries(STATES.split(' ').map((name) => [name, property(name, 'bool')])),
  },
  signals: Object.fromEntries(ACTIONS.split(' ').map((name) => [name, {}])),
  attached: Accessible,
  missing: ['stripHtml'],
});

const { accessible } = elementHooks;
elementHooks.accessible = (item) => {
  accessible(item);
  const attached = item.$x?.get(Accessible);
  if (attached instanceof Accessible) attached.$write(item);
};
