// Bindings, states of the mouse, and an animation.
import QtQuick

Rectangle {
    id: card

    property int greetings: 0

    width: 320
    height: 200
    color: area.containsMouse ? "#24476b" : "#1c3550"

    Behavior on color { ColorAnimation { duration: 150 } }

    Column {
        anchors.centerIn: parent
        spacing: 8

        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            text: card.greetings === 0 ? "Hello from QML" : "Hello number " + card.greetings
            color: "white"
            font.pixelSize: 24
        }
        Text {
            anchors.horizontalCenter: parent.horizontalCenter
            text: "click anywhere"
            color: "#9fc1e4"
        }
    }

    MouseArea {
        id: area
        anchors.fill: parent
        hoverEnabled: true
        onClicked: card.greetings++
    }
}
