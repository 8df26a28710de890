import QtQuick

Rectangle {
    id: token

    property string label

    width: 76
    height: 76
    radius: 38
    color: Tints.plain

    Rim { anchors.fill: parent }
    Text {
        anchors.centerIn: parent
        text: token.label
        color: "white"
    }
}
