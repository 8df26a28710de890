// A field of colour with its name.
import QtQuick

Rectangle {
    id: swatch

    property string label

    width: 92
    height: 68
    radius: 4

    Rectangle {
        anchors { left: parent.left; right: parent.right; bottom: parent.bottom }
        height: 22
        color: "#99000000"
        Text {
            anchors.centerIn: parent
            text: swatch.label
            color: "white"
        }
    }
}
