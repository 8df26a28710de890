// One message. Its place and its colour tell who sent it.
import QtQuick

Item {
    id: row

    required property string from
    required property string body
    readonly property bool mine: from === "me"

    height: bubble.height

    Rectangle {
        id: bubble
        width: Math.min(label.implicitWidth + 20, row.width * 0.8)
        height: label.height + 12
        radius: 8
        anchors.right: row.mine ? parent.right : undefined
        color: row.mine ? "#2f6f4f" : row.from === "them" ? "#2b3f57" : "transparent"

        Text {
            id: label
            x: 10
            y: 6
            width: parent.width - 20
            text: row.body
            wrapMode: Text.Wrap
            color: row.from === "note" ? "#8fa3b8" : "white"
            font.italic: row.from === "note"
        }
    }
}
