// The values of the `Qt` object that the table in namespace.ts leaves out, for those who need them all:
// `addRareNames()` makes them members of the same table.

import { qtNamespace, unpackEnums } from './namespace.ts';

const KEYS =
  'nobreakspace=160 exclamdown cent sterling currency yen brokenbar section diaeresis copyright ' +
  'ordfeminine guillemotleft notsign hyphen registered macron degree plusminus twosuperior ' +
  'threesuperior acute mu paragraph periodcentered cedilla onesuperior masculine guillemotright ' +
  'onequarter onehalf threequarters questiondown Agrave Aacute Acircumflex Atilde Adiaeresis Aring AE ' +
  'Ccedilla Egrave Eacute Ecircumflex Ediaeresis Igrave Iacute Icircumflex Idiaeresis ETH Ntilde Ograve ' +
  'Oacute Ocircumflex Otilde Odiaeresis multiply Ooblique Ugrave Uacute Ucircumflex Udiaeresis Yacute ' +
  'THORN ssharp division=247 ydiaeresis=255 F16=16777279 F17 F18 F19 F20 F21 F22 F23 F24 F25 F26 F27 ' +
  'F28 F29 F30 F31 F32 F33 F34 F35 Super_L Super_R Hyper_L=16777302 Hyper_R Direction_L=16777305 ' +
  'Direction_R=16777312 Multi_key=16781600 Codeinput=16781623 SingleCandidate=16781628 ' +
  'MultipleCandidate PreviousCandidate Mode_switch=16781694 Kanji=16781601 Muhenkan Henkan Romaji ' +
  'Hiragana Katakana Hiragana_Katakana Zenkaku Hankaku Zenkaku_Hankaku Touroku Massyo Kana_Lock ' +
  'Kana_Shift Eisu_Shift Eisu_toggle Hangul Hangul_Start Hangul_End Hangul_Hanja Hangul_Jamo ' +
  'Hangul_Romaja Hangul_Jeonja=16781624 Hangul_Banja Hangul_PreHanja Hangul_PostHanja ' +
  'Hangul_Special=16781631 Dead_Grave=16781904 Dead_Acute Dead_Circumflex Dead_Tilde Dead_Macron ' +
  'Dead_Breve Dead_Abovedot Dead_Diaeresis Dead_Abovering Dead_Doubleacute Dead_Caron Dead_Cedilla ' +
  'Dead_Ogonek Dead_Iota Dead_Voiced_Sound Dead_Semivoiced_Sound Dead_Belowdot Dead_Hook Dead_Horn ' +
  'Dead_Stroke Dead_Abovecomma Dead_Abovereversedcomma Dead_Doublegrave Dead_Belowring Dead_Belowmacron ' +
  'Dead_Belowcircumflex Dead_Belowtilde Dead_Belowbreve Dead_Belowdiaeresis Dead_Invertedbreve ' +
  'Dead_Belowcomma Dead_Currency Dead_a=16781952 Dead_A Dead_e Dead_E Dead_i Dead_I Dead_o Dead_O ' +
  'Dead_u Dead_U Dead_Small_Schwa Dead_Capital_Schwa Dead_Greek Dead_Lowline=16781968 ' +
  'Dead_Aboveverticalline Dead_Belowverticalline Dead_Longsolidusoverlay BassBoost=16777331 BassUp ' +
  'BassDown TrebleUp TrebleDown HomePage=16777360 Favorites Search Standby OpenUrl LaunchMail=16777376 ' +
  'LaunchMedia Launch0 Launch1 Launch2 Launch3 Launch4 Launch5 Launch6 Launch7 Launch8 Launch9 LaunchA ' +
  'LaunchB LaunchC LaunchD LaunchE LaunchF MonBrightnessUp MonBrightnessDown KeyboardLightOnOff ' +
  'KeyboardBrightnessUp KeyboardBrightnessDown PowerOff WakeUp Eject ScreenSaver WWW Memo LightBulb ' +
  'Shop History AddFavorite HotLinks BrightnessAdjust Finance Community AudioRewind BackForward ' +
  'ApplicationLeft ApplicationRight Book CD Calculator ToDoList ClearGrab Close Copy Cut Display DOS ' +
  'Documents Excel Explorer Game Go iTouch LogOff Market Meeting MenuKB MenuPB MySites News OfficeHome ' +
  'Option Paste Phone Calendar Reply Reload RotateWindows RotationPB RotationKB Save Send Spell ' +
  'SplitScreen Support TaskPane Terminal Tools Travel Video Word Xfer ZoomIn ZoomOut Away Messenger ' +
  'WebCam MailForward Pictures Music Battery Bluetooth WLAN UWB AudioForward AudioRepeat ' +
  'AudioRandomPlay Subtitle AudioCycleTrack Time Hibernate View TopMenu PowerDown Suspend ' +
  'ContrastAdjust LaunchG LaunchH TouchpadToggle TouchpadOn TouchpadOff MicMute Red Green Yellow Blue ' +
  'ChannelUp ChannelDown Guide Info Settings MicVolumeUp MicVolumeDown New=16777504 Open Find Undo Redo ' +
  'MediaLast=16842751 Printer=16908290 Execute Sleep Exit=16908298 Flip=17825798 ToggleCallHangup ' +
  'VoiceDial LastNumberRedial CameraFocus=17825825';

const REST =
  'color0 color1 XButton1=8 ExtraButton1=8 XButton2* ExtraButton2=16 TaskButton* ExtraButton3=32 ' +
  'ExtraButton4* ExtraButton5* ExtraButton6* ExtraButton7* ExtraButton8* ExtraButton9* ExtraButton10* ' +
  'ExtraButton11* ExtraButton12* ExtraButton13* ExtraButton14* ExtraButton15* ExtraButton16* ' +
  'ExtraButton17* ExtraButton18* ExtraButton19* ExtraButton20* ExtraButton21* ExtraButton22* ' +
  'ExtraButton23* ExtraButton24* MouseButtonMask=-1 NoTabFocus TabFocusTextControls ' +
  'TabFocusListControls TabFocusAllControls=255 KeepEmptyParts=0 SkipEmptyParts AlignHorizontal_Mask=31 ' +
  'AlignVertical_Mask=480 TextSingleLine=256 TextDontClip* TextExpandTabs* TextShowMnemonic* ' +
  'TextWordWrap* TextWrapAnywhere* TextDontPrint* TextIncludeTrailingSpaces=134217728 ' +
  'TextHideMnemonic=32768 TextJustificationForced* TextForceLeftToRight* TextForceRightToLeft* ' +
  'TextLongestVariant* CoverWindow=65 WindowType_Mask=255 MSWindowsFixedSizeDialogHint MSWindowsOwnDC* ' +
  'X11BypassWindowManagerHint* MacWindowToolBarButtonHint=268435456 BypassGraphicsProxyWidget* ' +
  'WA_Disabled=0 WA_UnderMouse WA_MouseTracking WA_OpaquePaintEvent* WA_StaticContents WA_LaidOut=7 ' +
  'WA_PaintOnScreen WA_NoSystemBackground WA_UpdatesDisabled WA_Mapped WA_InputMethodEnabled=14 ' +
  'WA_WState_Visible WA_WState_Hidden WA_ForceDisabled* WA_KeyCompression WA_PendingMoveEvent ' +
  'WA_PendingResizeEvent WA_SetPalette WA_SetFont WA_SetCursor WA_NoChildEventsFromChildren ' +
  'WA_WindowModified=41 WA_Resized WA_Moved WA_PendingUpdate WA_InvalidSize WA_CustomWhatsThis=47 ' +
  'WA_LayoutOnEntireRect WA_OutsideWSRange WA_GrabbedShortcut WA_TransparentForMouseEvents ' +
  'WA_PaintUnclipped WA_SetWindowIcon WA_NoMouseReplay WA_DeleteOnClose WA_RightToLeft ' +
  'WA_SetLayoutDirection WA_NoChildEventsForParent WA_ForceUpdatesDisabled WA_WState_Created ' +
  'WA_WState_CompressKeys WA_WState_InPaintEvent WA_WState_Reparented WA_WState_ConfigPending ' +
  'WA_WState_Polished=66 WA_WState_OwnSizePolicy=68 WA_WState_ExplicitShowHide WA_ShowModal ' +
  'WA_MouseNoMask WA_NoMousePropagation=73 WA_Hover WA_InputMethodTransparent WA_QuitOnClose ' +
  'WA_KeyboardFocusChange WA_AcceptDrops WA_DropSiteRegistered WA_WindowPropagation ' +
  'WA_NoX11EventCompression WA_TintedBackground WA_X11OpenGLOverlay WA_AlwaysShowToolTips ' +
  'WA_MacOpaqueSizeGrip WA_SetStyle WA_SetLocale WA_MacShowFocusRect WA_MacNormalSize WA_MacSmallSize ' +
  'WA_MacMiniSize WA_LayoutUsesWidgetRect WA_StyledBackground WA_CanHostQMdiSubWindowTitleBar=95 ' +
  'WA_MacAlwaysShowToolWindow WA_StyleSheet WA_ShowWithoutActivating WA_X11BypassTransientForHint ' +
  'WA_NativeWindow WA_DontCreateNativeAncestors WA_DontShowOnScreen=103 WA_X11NetWmWindowTypeDesktop ' +
  'WA_X11NetWmWindowTypeDock WA_X11NetWmWindowTypeToolBar WA_X11NetWmWindowTypeMenu ' +
  'WA_X11NetWmWindowTypeUtility WA_X11NetWmWindowTypeSplash WA_X11NetWmWindowTypeDialog ' +
  'WA_X11NetWmWindowTypeDropDownMenu WA_X11NetWmWindowTypePopupMenu WA_X11NetWmWindowTypeToolTip ' +
  'WA_X11NetWmWindowTypeNotification WA_X11NetWmWindowTypeCombo WA_X11NetWmWindowTypeDND ' +
  'WA_SetWindowModality=118 WA_WState_WindowOpacitySet WA_TranslucentBackground WA_AcceptTouchEvents ' +
  'WA_WState_AcceptedTouchBeginEvent WA_TouchPadAcceptSingleTouchEvents WA_X11DoNotAcceptFocus=126 ' +
  'WA_AlwaysStackOnTop=128 WA_TabletTracking WA_ContentsMarginsRespectsSafeArea WA_StyleSheetTarget ' +
  'WA_AttributeCount AA_DontShowIconsInMenus=2 AA_NativeWindows AA_DontCreateNativeWidgetSiblings ' +
  'AA_PluginApplication AA_DontUseNativeMenuBar AA_MacDontSwapCtrlAndMeta AA_Use96Dpi ' +
  'AA_DisableNativeVirtualKeyboard AA_SynthesizeTouchForUnhandledMouseEvents=11 ' +
  'AA_SynthesizeMouseForUnhandledTouchEvents AA_UseHighDpiPixmaps AA_ForceRasterWidgets ' +
  'AA_UseDesktopOpenGL AA_UseOpenGLES AA_UseSoftwareOpenGL AA_ShareOpenGLContexts AA_SetPalette ' +
  'AA_EnableHighDpiScaling AA_DisableHighDpiScaling AA_UseStyleSheetPropagationInWidgetStyles ' +
  'AA_DontUseNativeDialogs AA_SynthesizeMouseForUnhandledTabletEvents AA_CompressHighFrequencyEvents ' +
  'AA_DontCheckOpenGLContextThreadAffinity AA_DisableShaderDiskCache AA_DontShowShortcutsInContextMenus ' +
  'AA_CompressTabletEvents AA_DisableSessionManager=31 AA_AttributeCount ColorMode_Mask=3 AutoColor=0 ' +
  'ColorOnly=3 MonoOnly=2 AlphaDither_Mask=12 ThresholdAlphaDither=0 OrderedAlphaDither=4 ' +
  'DiffuseAlphaDither* NoAlpha=12 Dither_Mask=48 DiffuseDither=0 OrderedDither=16 ThresholdDither* ' +
  'DitherMode_Mask=192 AutoDither=0 PreferDither=64 AvoidDither* NoOpaqueDetection* NoFormatConversion* ' +
  'TransparentMode=0 OpaqueMode KeyboardModifierMask=-33554432 META=268435456 SHIFT=33554432 CTRL* ALT* ' +
  'MODIFIER_MASK=-33554432 NoPen=0 SolidLine DashLine DotLine DashDotLine DashDotDotLine CustomDashLine ' +
  'FlatCap=0 SquareCap=16 RoundCap* MPenCapStyle=48 MiterJoin=0 BevelJoin=64 RoundJoin* SvgMiterJoin* ' +
  'MPenJoinStyle=448 NoBrush=0 SolidPattern Dense1Pattern Dense2Pattern Dense3Pattern Dense4Pattern ' +
  'Dense5Pattern Dense6Pattern Dense7Pattern HorPattern VerPattern CrossPattern BDiagPattern ' +
  'FDiagPattern DiagCrossPattern LinearGradientPattern RadialGradientPattern ConicalGradientPattern ' +
  'TexturePattern=24 AbsoluteSize=0 RelativeSize LeftDockWidgetArea=1 RightDockWidgetArea ' +
  'TopDockWidgetArea* BottomDockWidgetArea* DockWidgetArea_Mask=15 AllDockWidgetAreas=15 ' +
  'NoDockWidgetArea=0 LeftToolBarArea RightToolBarArea TopToolBarArea* BottomToolBarArea* ' +
  'ToolBarArea_Mask=15 AllToolBarAreas=15 NoToolBarArea=0 ScrollBarAsNeeded=0 ScrollBarAlwaysOff ' +
  'ScrollBarAlwaysOn AutoConnection=0 DirectConnection QueuedConnection BlockingQueuedConnection ' +
  'UniqueConnection=128 SingleShotConnection* OddEvenFill=0 WindingFill MaskInColor=0 MaskOutColor ' +
  'NoClip=0 ReplaceClip IntersectClip ContainsItemShape=0 IntersectsItemShape ContainsItemBoundingRect ' +
  'IntersectsItemBoundingRect ReplaceSelection=0 AddToSelection FastTransformation=0 ' +
  'SmoothTransformation NoContextMenu=0 DefaultContextMenu ActionsContextMenu CustomContextMenu ' +
  'PreventContextMenu ImEnabled=1 ImCursorRectangle ImFont* ImCursorPosition* ImSurroundingText* ' +
  'ImCurrentSelection* ImMaximumTextLength* ImAnchorPosition* ImHints* ImPreferredLanguage* ' +
  'ImAbsolutePosition* ImTextBeforeCursor* ImTextAfterCursor* ImEnterKeyType* ImAnchorRectangle* ' +
  'ImInputItemClipRectangle* ImReadOnly* ImPlatformData=-2147483648 ImQueryInput=16570 ImQueryAll=-1 ' +
  'ImhExclusiveInputMask=-65536 ToolButtonIconOnly=0 ToolButtonTextOnly ToolButtonTextBesideIcon ' +
  'ToolButtonTextUnderIcon ToolButtonFollowStyle ActionMask=255 DisplayRole=0 DecorationRole EditRole ' +
  'ToolTipRole StatusTipRole WhatsThisRole FontRole TextAlignmentRole BackgroundRole ForegroundRole ' +
  'CheckStateRole AccessibleTextRole AccessibleDescriptionRole SizeHintRole InitialSortOrderRole ' +
  'DisplayPropertyRole=27 DecorationPropertyRole ToolTipPropertyRole StatusTipPropertyRole ' +
  'WhatsThisPropertyRole UserRole=256 NoItemFlags=0 ItemIsSelectable ItemIsEditable ItemIsDragEnabled* ' +
  'ItemIsDropEnabled* ItemIsUserCheckable* ItemIsEnabled* ItemIsAutoTristate* ItemNeverHasChildren* ' +
  'ItemIsUserTristate* MatchExactly=0 MatchContains MatchStartsWith MatchEndsWith ' +
  'MatchRegularExpression MatchWildcard MatchFixedString=8 MatchTypeMask=15 MatchCaseSensitive ' +
  'MatchWrap* MatchRecursive* TextSelectableByMouse=1 TextSelectableByKeyboard TextEditable=16 ' +
  'MinimumSize=0 PreferredSize MaximumSize MinimumDescent NSizeHints TouchPointUnknownState=0 ' +
  'TouchPointPressed TouchPointMoved TouchPointStationary* TouchPointReleased* NoGesture=0 ' +
  'GestureStarted GestureUpdated GestureFinished GestureCanceled TapGesture=1 TapAndHoldGesture ' +
  'PanGesture PinchGesture SwipeGesture CustomGesture=256 LastGestureType=-1 BeginNativeGesture ' +
  'EndNativeGesture PanNativeGesture ZoomNativeGesture SmartZoomNativeGesture RotateNativeGesture ' +
  'SwipeNativeGesture LogicalMoveStyle=0 VisualMoveStyle MouseEventNotSynthesized=0 ' +
  'MouseEventSynthesizedBySystem MouseEventSynthesizedByQt MouseEventSynthesizedByApplication ' +
  'NoMouseEventFlag=0 MouseEventCreatedDoubleClick MouseEventFlagMask=255 ChecksumIso3309=0 ' +
  'ChecksumItuV41 Unset=0 Round Ceil Floor RoundPreferFloor PassThrough';

/** Completes the table that `qtNamespace` gives. */
export function addRareNames(): void {
  const table = qtNamespace() as Record<string, number>;
  unpackEnums(KEYS, 'Key_', table);
  unpackEnums(REST, '', table);
}
