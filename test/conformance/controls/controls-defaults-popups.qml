// What the properties of controls begin with, and how large they are.
import QtQuick
import QtQuick.Controls
Item {
    id: root
    width: 640
    height: 480
    property QtObject popup_: Popup {}
    property QtObject dialog_: Dialog {}
    property QtObject menu_: Menu {}
    property QtObject menuItem_: MenuItem {}
    property QtObject menuSeparator_: MenuSeparator {}
    property QtObject menuBar_: MenuBar {}
    property QtObject menuBarItem_: MenuBarItem {}
    property QtObject toolTip_: ToolTip {}
    property QtObject drawer_: Drawer {}
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
        show("Popup", popup_, "activeFocus availableHeight availableWidth bottomInset bottomMargin bottomPadding clip closePolicy contentHeight contentWidth dim enabled focus height horizontalPadding implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftMargin leftPadding margins mirrored modal opacity opened padding parent rightInset rightMargin rightPadding scale spacing topInset topMargin topPadding transformOrigin verticalPadding width x y z")
        show("Dialog", dialog_, "activeFocus availableHeight availableWidth bottomInset bottomMargin bottomPadding clip closePolicy contentHeight contentWidth dim enabled focus height horizontalPadding implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitFooterHeight implicitFooterWidth implicitHeaderHeight implicitHeaderWidth implicitHeight implicitWidth leftInset leftMargin leftPadding margins mirrored modal opacity opened padding parent result rightInset rightMargin rightPadding scale spacing standardButtons title topInset topMargin topPadding transformOrigin verticalPadding width x y z")
        show("Menu", menu_, "activeFocus availableHeight availableWidth bottomInset bottomMargin bottomPadding cascade clip closePolicy contentHeight contentWidth count currentIndex dim enabled focus height horizontalPadding implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftMargin leftPadding margins mirrored modal opacity opened overlap padding parent rightInset rightMargin rightPadding scale spacing title topInset topMargin topPadding transformOrigin verticalPadding width x y z")
        show("MenuItem", menuItem_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding menu mirrored padding pressX pressY pressed rightInset rightPadding spacing subMenu text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("MenuSeparator", menuSeparator_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("MenuBar", menuBar_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth count currentIndex currentItem focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("MenuBarItem", menuBarItem_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding menu menuBar mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("ToolTip", toolTip_, "activeFocus availableHeight availableWidth bottomInset bottomMargin bottomPadding clip closePolicy contentHeight contentWidth delay dim enabled focus height horizontalPadding implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftMargin leftPadding margins mirrored modal opacity opened padding parent rightInset rightMargin rightPadding scale spacing text timeout topInset topMargin topPadding transformOrigin verticalPadding width x y z")
        show("Drawer", drawer_, "activeFocus availableHeight availableWidth bottomInset bottomMargin bottomPadding clip closePolicy contentHeight contentWidth dim dragMargin edge enabled focus height horizontalPadding implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth interactive leftInset leftMargin leftPadding margins mirrored modal opacity opened padding parent position rightInset rightMargin rightPadding scale spacing topInset topMargin topPadding transformOrigin verticalPadding width x y z")
        console.log("END")
    }
}
