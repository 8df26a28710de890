// Pointer handlers: drag the notes, pinch or turn the wheel over one to scale it, tap it twice to turn it.
import QtQuick

Rectangle {
    id: board

    property int highest: 1

    width: 480
    height: 320
    clip: true
    color: "#f3efe6"

    TapHandler {
        onTapped: point => notes.append({ atX: point.position.x - 60, atY: point.position.y - 40, paper: "#cfe8cf", words: "new" })
    }
    Text {
        anchors.horizontalCenter: parent.horizontalCenter
        y: 12
        text: "tap the board for another note"
        color: "#6b6250"
    }
    ListModel {
        id: notes
        ListElement { atX: 40; atY: 60; paper: "#ffe58a"; words: "drag me" }
        ListElement { atX: 190; atY: 110; paper: "#ffc9b8"; words: "wheel: larger" }
        ListElement { atX: 320; atY: 170; paper: "#c9dcff"; words: "tap twice" }
    }
    Repeater {
        model: notes

        Rectangle {
            id: note

            required property real atX
            required property real atY
            required property string paper
            required property string words

            x: atX
            y: atY
            width: 120
            height: 80
            radius: 4
            color: paper
            border.color: hover.hovered ? "#7a6a3a" : "#d8c98f"
            border.width: drag.active ? 3 : 1

            Behavior on rotation { RotationAnimation { duration: 200 } }

            Text {
                anchors.centerIn: parent
                text: note.words
            }
            HoverHandler {
                id: hover
                cursorShape: Qt.OpenHandCursor
            }
            DragHandler {
                id: drag
                cursorShape: Qt.ClosedHandCursor
                xAxis.minimum: 0
                xAxis.maximum: board.width - note.width
                yAxis.minimum: 0
                yAxis.maximum: board.height - note.height
                onActiveChanged: if (active) note.z = board.highest++
            }
            PinchHandler {
                minimumScale: 0.5
                maximumScale: 3
            }
            WheelHandler { property: "scale" }
            TapHandler {
                gesturePolicy: TapHandler.ReleaseWithinBounds
                onDoubleTapped: note.rotation += 90
            }
        }
    }
}
