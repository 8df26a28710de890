// What the properties of controls begin with, and how large they are.
import QtQuick
import QtQuick.Controls
Item {
    id: root
    width: 640
    height: 480
    property QtObject control_: Control {}
    property QtObject pane_: Pane {}
    property QtObject frame_: Frame {}
    property QtObject groupBox_: GroupBox {}
    property QtObject page_: Page {}
    property QtObject toolBar_: ToolBar {}
    property QtObject toolSeparator_: ToolSeparator {}
    property QtObject applicationWindow_: ApplicationWindow {}
    property QtObject label_: Label {}
    property QtObject textField_: TextField {}
    property QtObject textArea_: TextArea {}
    property QtObject container_: Container {}
    property QtObject tabBar_: TabBar {}
    property QtObject swipeView_: SwipeView {}
    property QtObject pageIndicator_: PageIndicator {}
    property QtObject stackView_: StackView {}
    property QtObject splitView_: SplitView {}
    property QtObject dialogButtonBox_: DialogButtonBox {}
    function str(v) {
        if (v === null || v === undefined) return String(v)
        if (typeof v === "object" && "objectName" in v) return "object"
        if (typeof v === "number") return String(Math.round(v * 1000) / 1000)
        return String(v)
    }
    function show(name, object, names) {
        console.log(name + ": " + names.split(" ").map(each => each + "=" + str(object[each])).join(" "))
    }
    Component.onCompleted: {
        show("Control", control_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("Pane", pane_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("Frame", frame_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("GroupBox", groupBox_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitLabelHeight implicitLabelWidth implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing title topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("Page", page_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitFooterHeight implicitFooterWidth implicitHeaderHeight implicitHeaderWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing title topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("ToolBar", toolBar_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding position rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("ToolSeparator", toolSeparator_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy height horizontal horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored orientation padding rightInset rightPadding spacing topInset topPadding vertical verticalPadding visualFocus wheelEnabled width z")
        show("ApplicationWindow", applicationWindow_, "activeFocusControl menuBar")
        show("Label", label_, "activeFocusOnTab bottomInset bottomPadding clip color contentHeight contentWidth effectiveHorizontalAlignment elide fontSizeMode height horizontalAlignment hoveredLink implicitBackgroundHeight implicitBackgroundWidth implicitHeight implicitWidth leftInset leftPadding lineCount lineHeight lineHeightMode linkColor maximumLineCount padding paintedHeight paintedWidth rightInset rightPadding style styleColor text textFormat topInset topPadding truncated verticalAlignment width z")
        show("TextField", textField_, "acceptableInput activeFocusOnPress activeFocusOnTab autoScroll bottomInset bottomPadding canPaste canRedo canUndo clip color contentHeight contentWidth cursorDelegate cursorPosition cursorRectangle cursorVisible displayText echoMode effectiveHorizontalAlignment height horizontalAlignment hovered implicitBackgroundHeight implicitBackgroundWidth implicitHeight implicitWidth inputMask leftInset leftPadding length maximumLength mouseSelectionMode overwriteMode padding passwordCharacter persistentSelection placeholderText placeholderTextColor readOnly rightInset rightPadding selectByMouse selectedText selectedTextColor selectionColor selectionEnd selectionStart text topInset topPadding verticalAlignment width z")
        show("TextArea", textArea_, "activeFocusOnPress activeFocusOnTab bottomInset bottomPadding canPaste canRedo canUndo clip color contentHeight contentWidth cursorDelegate cursorPosition cursorRectangle cursorVisible effectiveHorizontalAlignment height horizontalAlignment hovered hoveredLink implicitBackgroundHeight implicitBackgroundWidth implicitHeight implicitWidth leftInset leftPadding length lineCount mouseSelectionMode overwriteMode padding paintedHeight paintedWidth persistentSelection placeholderText placeholderTextColor readOnly rightInset rightPadding selectByKeyboard selectByMouse selectedText selectedTextColor selectionColor selectionEnd selectionStart tabStopDistance text textFormat textMargin topInset topPadding verticalAlignment width z")
        show("Container", container_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth count currentIndex currentItem focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("TabBar", tabBar_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth count currentIndex currentItem focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding position rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("SwipeView", swipeView_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth count currentIndex currentItem focusPolicy height horizontal horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth interactive leftInset leftPadding mirrored orientation padding rightInset rightPadding spacing topInset topPadding vertical verticalPadding visualFocus wheelEnabled width z")
        show("PageIndicator", pageIndicator_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip count currentIndex focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth interactive leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("StackView", stackView_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding busy clip currentItem depth empty focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("SplitView", splitView_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth count currentIndex currentItem focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored orientation padding resizing rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("DialogButtonBox", dialogButtonBox_, "activeFocusOnTab alignment availableHeight availableWidth bottomInset bottomPadding buttonLayout clip contentHeight contentWidth count currentIndex currentItem focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding position rightInset rightPadding spacing standardButtons topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        console.log("END")
    }
}
