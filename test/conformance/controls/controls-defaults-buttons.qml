// What the properties of controls begin with, and how large they are.
import QtQuick
import QtQuick.Controls
Item {
    id: root
    width: 640
    height: 480
    property QtObject abstractButton_: AbstractButton {}
    property QtObject button_: Button {}
    property QtObject roundButton_: RoundButton {}
    property QtObject toolButton_: ToolButton {}
    property QtObject tabButton_: TabButton {}
    property QtObject delayButton_: DelayButton {}
    property QtObject checkBox_: CheckBox {}
    property QtObject radioButton_: RadioButton {}
    property QtObject switch_: Switch {}
    property QtObject itemDelegate_: ItemDelegate {}
    property QtObject checkDelegate_: CheckDelegate {}
    property QtObject radioDelegate_: RadioDelegate {}
    property QtObject switchDelegate_: SwitchDelegate {}
    property QtObject buttonGroup_: ButtonGroup {}
    property QtObject action_: Action {}
    property QtObject actionGroup_: ActionGroup {}
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
        show("AbstractButton", abstractButton_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("Button", button_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display flat focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("RoundButton", roundButton_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display flat focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed radius rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("ToolButton", toolButton_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display flat focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("TabButton", tabButton_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("DelayButton", delayButton_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip delay display focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed progress rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("CheckBox", checkBox_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkState checkable checked clip display focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding tristate verticalPadding visualFocus wheelEnabled width z")
        show("RadioButton", radioButton_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("Switch", switch_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding position pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus visualPosition wheelEnabled width z")
        show("ItemDelegate", itemDelegate_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("CheckDelegate", checkDelegate_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkState checkable checked clip display focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding tristate verticalPadding visualFocus wheelEnabled width z")
        show("RadioDelegate", radioDelegate_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("SwitchDelegate", switchDelegate_, "action activeFocusOnTab autoExclusive autoRepeat autoRepeatDelay autoRepeatInterval availableHeight availableWidth bottomInset bottomPadding checkable checked clip display focusPolicy height highlighted horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored padding position pressX pressY pressed rightInset rightPadding spacing text topInset topPadding verticalPadding visualFocus visualPosition wheelEnabled width z")
        show("ButtonGroup", buttonGroup_, "checkState checkedButton exclusive")
        show("Action", action_, "checkable checked enabled shortcut text")
        show("ActionGroup", actionGroup_, "checkedAction enabled exclusive")
        console.log("END")
    }
}
