import QtQuick

Item {
    Rectangle {
        width: 1
    Text {
    }
}
