import QtQuick
Item {
    x: 1; x: 2
    anchors.fill: parent; anchors.fill: parent
    anchors { top: parent.top; top: parent.top }
    anchors.left: parent.left
    anchors { left: parent.left }
    onXChanged: 1; onXChanged: 2
    Keys.onPressed: 1; Keys.onPressed: 2
    data: [Item {}]
    data: Item {}
    property int own: 1; own: 2
    NumberAnimation on y {} NumberAnimation on y {}
}
