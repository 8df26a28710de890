// What the properties of controls begin with, and how large they are.
import QtQuick
import QtQuick.Controls
Item {
    id: root
    width: 640
    height: 480
    property QtObject popup_: Popup {}
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
        console.log("END")
    }
}
