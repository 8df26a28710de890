import QtQuick

Rectangle {
    id: ticket

    property int number: 0

    width: 180
    height: 60
    radius: 6
    color: "#e9e2cf"

    Text {
        anchors.centerIn: parent
        text: "ticket no. " + ticket.number
        color: "#433d2c"
        font.pixelSize: 18
    }
}
