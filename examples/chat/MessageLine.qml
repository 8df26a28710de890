// The line to type in. Enter sends what it holds, and empties it.
import QtQuick

FocusScope {
    id: line

    property bool ready: true
    signal sent(string text)

    height: 40

    Rectangle {
        anchors.fill: parent
        color: "#1d2a38"
    }
    Text {
        x: 12
        anchors.verticalCenter: parent.verticalCenter
        visible: input.text === ""
        text: line.ready ? "Write a message" : "Not connected"
        color: "#8fa3b8"
    }
    TextInput {
        id: input
        anchors { left: parent.left; right: parent.right; margins: 12; verticalCenter: parent.verticalCenter }
        focus: true
        clip: true
        color: "white"
        onAccepted: {
            if (!line.ready || text.trim() === "")
                return
            line.sent(text)
            clear()
        }
    }
}
