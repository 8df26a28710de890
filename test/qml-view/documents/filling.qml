import QtQuick

Rectangle {
    color: "green"
    property real area: width * height
}
