// The values of QML's `Qt` object that documents use: `Qt.AlignLeft`, `Qt.Key_Return`, `Qt.LeftButton`. A part that comes
// when a document names one of them.
// Packed: a name counts on from the value before it, `*` doubles that value, `=` gives one. What no QML type
// takes or gives (attributes of widgets, item-model roles of C++, Latin-1 and multimedia keys) is in
// namespace-rare.ts.

import { qtNamespace, unpackEnums } from './namespace.ts';

/** Keys, without their `Key_`. */
const KEYS =
  'Space=32 Any=32 Exclam QuoteDbl NumberSign Dollar Percent Ampersand Apostrophe ParenLeft ParenRight ' +
  'Asterisk Plus Comma Minus Period Slash 0 1 2 3 4 5 6 7 8 9 Colon Semicolon Less Equal Greater ' +
  'Question At A B C D E F G H I J K L M N O P Q R S T U V W X Y Z BracketLeft Backslash BracketRight ' +
  'AsciiCircum Underscore QuoteLeft BraceLeft=123 Bar BraceRight AsciiTilde Escape=16777216 Tab Backtab ' +
  'Backspace Return Enter Insert Delete Pause Print SysReq Clear Home=16777232 End Left Up Right Down ' +
  'PageUp PageDown Shift=16777248 Control Meta Alt CapsLock NumLock ScrollLock F1=16777264 F2 F3 F4 F5 ' +
  'F6 F7 F8 F9 F10 F11 F12 F13 F14 F15 Menu=16777301 Help=16777304 AltGr=16781571 Back=16777313 Forward ' +
  'Stop Refresh VolumeDown=16777328 VolumeMute VolumeUp MediaPlay=16777344 MediaStop MediaPrevious ' +
  'MediaNext MediaRecord MediaPause MediaTogglePlayPause Select=16842752 Yes No Cancel=16908289 ' +
  'Play=16908293 Zoom Context1=17825792 Context2 Context3 Context4 Call Hangup Camera=17825824 ' +
  'unknown=33554431';

const REST =
  'black=2 white darkGray gray lightGray red green blue cyan magenta yellow darkRed darkGreen darkBlue ' +
  'darkCyan darkMagenta darkYellow transparent NoButton=0 LeftButton RightButton MiddleButton* ' +
  'BackButton* ForwardButton* AllButtons=134217727 MaxMouseButton=67108864 Horizontal=1 Vertical ' +
  'Asynchronous=0 Synchronous NoFocus=0 TabFocus ClickFocus StrongFocus=11 WheelFocus=15 AscendingOrder=0 DescendingOrder ' +
  'AlignLeft=1 AlignLeading=1 AlignRight AlignTrailing=2 AlignHCenter* AlignJustify* AlignAbsolute* ' +
  'AlignTop* AlignBottom* AlignVCenter* AlignBaseline* AlignCenter=132 ElideLeft=0 ElideRight ' +
  'ElideMiddle ElideNone Widget=0 Window Dialog=3 Sheet=5 Drawer=7 Popup=9 Tool=11 ToolTip=13 ' +
  'SplashScreen=15 Desktop=17 SubWindow ForeignWindow=33 BypassWindowManagerHint=1024 ' +
  'FramelessWindowHint* WindowTitleHint* WindowSystemMenuHint* WindowMinimizeButtonHint* ' +
  'WindowMaximizeButtonHint* WindowMinMaxButtonsHint=49152 WindowContextHelpButtonHint=65536 ' +
  'WindowShadeButtonHint* WindowStaysOnTopHint* WindowTransparentForInput* ' +
  'WindowOverridesSystemGestures* WindowDoesNotAcceptFocus* MaximizeUsingFullscreenGeometryHint* ' +
  'CustomizeWindowHint=33554432 WindowStaysOnBottomHint* WindowCloseButtonHint* ' +
  'NoDropShadowWindowHint=1073741824 WindowFullscreenButtonHint=-2147483648 WindowNoState=0 ' +
  'WindowMinimized WindowMaximized WindowFullScreen* WindowActive* ApplicationSuspended=0 ' +
  'ApplicationHidden ApplicationInactive ApplicationActive* PrimaryOrientation=0 PortraitOrientation ' +
  'LandscapeOrientation InvertedPortraitOrientation* InvertedLandscapeOrientation* NoModifier=0 ' +
  'ShiftModifier=33554432 ControlModifier* AltModifier* MetaModifier* KeypadModifier* ' +
  'GroupSwitchModifier* NoArrow=0 UpArrow DownArrow LeftArrow RightArrow ArrowCursor=0 UpArrowCursor ' +
  'CrossCursor WaitCursor IBeamCursor SizeVerCursor SizeHorCursor SizeBDiagCursor SizeFDiagCursor ' +
  'SizeAllCursor BlankCursor SplitVCursor SplitHCursor PointingHandCursor ForbiddenCursor ' +
  'WhatsThisCursor BusyCursor OpenHandCursor ClosedHandCursor DragCopyCursor DragMoveCursor ' +
  'DragLinkCursor LastCursor=21 BitmapCursor=24 CustomCursor PlainText=0 RichText AutoText MarkdownText ' +
  'IgnoreAspectRatio=0 KeepAspectRatio KeepAspectRatioByExpanding TextDate=0 ISODate RFC2822Date=8 ' +
  'ISODateWithMs LocalTime=0 UTC OffsetFromUTC TimeZone Monday=1 Tuesday Wednesday Thursday Friday ' +
  'Saturday Sunday CaseInsensitive=0 CaseSensitive TopLeftCorner=0 TopRightCorner BottomLeftCorner ' +
  'BottomRightCorner TopEdge=1 LeftEdge RightEdge* BottomEdge* WidgetShortcut=0 WindowShortcut ' +
  'ApplicationShortcut WidgetWithChildrenShortcut XAxis=0 YAxis ZAxis MouseFocusReason=0 TabFocusReason ' +
  'BacktabFocusReason ActiveWindowFocusReason PopupFocusReason ShortcutFocusReason MenuBarFocusReason ' +
  'OtherFocusReason NoFocusReason ImhNone=0 ImhHiddenText ImhSensitiveData ImhNoAutoUppercase* ' +
  'ImhPreferNumbers* ImhPreferUppercase* ImhPreferLowercase* ImhNoPredictiveText* ImhDate* ImhTime* ' +
  'ImhPreferLatin* ImhMultiLine* ImhNoEditMenu* ImhNoTextHandles* ImhDigitsOnly=65536 ' +
  'ImhFormattedNumbersOnly* ImhUppercaseOnly* ImhLowercaseOnly* ImhDialableCharactersOnly* ' +
  'ImhEmailCharactersOnly* ImhUrlCharactersOnly* ImhLatinOnly* EnterKeyDefault=0 EnterKeyReturn ' +
  'EnterKeyDone EnterKeyGo EnterKeySend EnterKeySearch EnterKeyNext EnterKeyPrevious LeftToRight=0 ' +
  'RightToLeft LayoutDirectionAuto CopyAction=1 MoveAction LinkAction* TargetMoveAction=32770 ' +
  'IgnoreAction=0 Unchecked=0 PartiallyChecked Checked NonModal=0 WindowModal ApplicationModal ' +
  'NoTextInteraction=0 LinksAccessibleByMouse=4 LinksAccessibleByKeyboard* TextEditorInteraction=19 ' +
  'TextBrowserInteraction=13 PreciseTimer=0 CoarseTimer VeryCoarseTimer NoScrollPhase=0 ScrollBegin ' +
  'ScrollUpdate ScrollEnd ScrollMomentum';

let added = false;
/** Completes the table that `qtNamespace` gives. */
export function addCommonNames(): void {
  if (added) return;
  added = true;
  const table = qtNamespace() as Record<string, number>;
  unpackEnums(KEYS, 'Key_', table);
  unpackEnums(REST, '', table);
}
