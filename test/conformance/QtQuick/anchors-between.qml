// Anchors to siblings and parent: both edges, margins of their own, a middle line, letting go.
import QtQuick
Item {
    id: frame; width: 200; height: 100
    Rectangle { id: left; width: 30; anchors { left: parent.left; top: parent.top; bottom: parent.bottom; margins: 4; leftMargin: 10 } }
    Rectangle { id: right; anchors.left: left.right; anchors.right: parent.right; anchors.verticalCenter: left.verticalCenter; height: 20; anchors.rightMargin: 5 }
    Item { id: filled; anchors.fill: right; anchors.margins: 1 }
    function say(item) { console.log(item.x, item.y, item.width, item.height) }
    Component.onCompleted: {
        say(left); say(right); say(filled)
        frame.width = 300; frame.height = 60; say(left); say(right); say(filled)
        left.anchors.leftMargin = undefined; say(left); say(right)
        right.anchors.right = undefined; right.width = 7; say(right); say(filled)
        filled.anchors.fill = null; filled.x = 1; right.width = 50; say(filled)
        console.log("END")
    }
}
