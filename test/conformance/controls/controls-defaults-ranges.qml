// What the properties of controls begin with, and how large they are.
import QtQuick
import QtQuick.Controls
Item {
    id: root
    width: 640
    height: 480
    property QtObject slider_: Slider {}
    property QtObject rangeSlider_: RangeSlider {}
    property QtObject dial_: Dial {}
    property QtObject progressBar_: ProgressBar {}
    property QtObject busyIndicator_: BusyIndicator {}
    property QtObject spinBox_: SpinBox {}
    property QtObject comboBox_: ComboBox {}
    property QtObject scrollBar_: ScrollBar {}
    property QtObject scrollIndicator_: ScrollIndicator {}
    property QtObject scrollView_: ScrollView {}
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
        show("Slider", slider_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy from height horizontal horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHandleHeight implicitHandleWidth implicitHeight implicitWidth leftInset leftPadding live mirrored orientation padding position pressed rightInset rightPadding snapMode spacing stepSize to topInset topPadding touchDragThreshold value vertical verticalPadding visualFocus visualPosition wheelEnabled width z")
        show("RangeSlider", rangeSlider_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy from height horizontal horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding live mirrored orientation padding rightInset rightPadding snapMode spacing stepSize to topInset topPadding touchDragThreshold vertical verticalPadding visualFocus wheelEnabled width z")
        show("Dial", dial_, "activeFocusOnTab angle availableHeight availableWidth bottomInset bottomPadding clip focusPolicy from height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth inputMode leftInset leftPadding live mirrored padding position pressed rightInset rightPadding snapMode spacing stepSize to topInset topPadding value verticalPadding visualFocus wheelEnabled width wrap z")
        show("ProgressBar", progressBar_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy from height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth indeterminate leftInset leftPadding mirrored padding position rightInset rightPadding spacing to topInset topPadding value verticalPadding visualFocus visualPosition wheelEnabled width z")
        show("BusyIndicator", busyIndicator_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding running spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        show("SpinBox", spinBox_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip displayText editable focusPolicy from height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing stepSize to topInset topPadding value verticalPadding visualFocus wheelEnabled width wrap z")
        show("ComboBox", comboBox_, "acceptableInput activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip count currentIndex currentText currentValue displayText editText editable flat focusPolicy height highlightedIndex horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitContentWidthPolicy implicitHeight implicitIndicatorHeight implicitIndicatorWidth implicitWidth leftInset leftPadding mirrored model padding pressed rightInset rightPadding selectTextByMouse spacing textRole topInset topPadding valueRole verticalPadding visualFocus wheelEnabled width z")
        show("ScrollBar", scrollBar_, "active activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy height horizontal horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth interactive leftInset leftPadding minimumSize mirrored orientation padding policy position pressed rightInset rightPadding size snapMode spacing stepSize topInset topPadding vertical verticalPadding visualFocus visualPosition visualSize wheelEnabled width z")
        show("ScrollIndicator", scrollIndicator_, "active activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip focusPolicy height horizontal horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding minimumSize mirrored orientation padding position rightInset rightPadding size spacing topInset topPadding vertical verticalPadding visualFocus visualPosition visualSize wheelEnabled width z")
        show("ScrollView", scrollView_, "activeFocusOnTab availableHeight availableWidth bottomInset bottomPadding clip contentHeight contentWidth focusPolicy height horizontalPadding hovered implicitBackgroundHeight implicitBackgroundWidth implicitContentHeight implicitContentWidth implicitHeight implicitWidth leftInset leftPadding mirrored padding rightInset rightPadding spacing topInset topPadding verticalPadding visualFocus wheelEnabled width z")
        console.log("END")
    }
}
