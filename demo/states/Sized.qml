import QtQuick

Rectangle {
    color: "#27517d"
    Rectangle { anchors { fill: parent; margins: 8 } color: "#9fc1e4" }
}
