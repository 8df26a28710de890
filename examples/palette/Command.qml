// A button.
import QtQuick

Rectangle {
    id: command

    property alias text: label.text
    signal pressed

    width: 130
    height: 32
    radius: 4
    opacity: enabled ? 1 : 0.5
    color: area.pressed ? "#3c3a35" : "#57534a"

    Text {
        id: label
        anchors.centerIn: parent
        color: "white"
    }
    MouseArea {
        id: area
        anchors.fill: parent
        onClicked: command.pressed()
    }
}
