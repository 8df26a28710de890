// Components from a server: a directory with a qmldir, and a document that is loaded when it is wanted.
import QtQuick
import "shapes" as Shapes

Rectangle {
    id: root

    property int round: 0

    width: 320
    height: 220
    color: "#20232e"

    Row {
        x: 20
        y: 20
        spacing: 16
        Shapes.Token { label: "one" }
        Shapes.Token { label: "two"; color: Shapes.Tints.cool }
        Shapes.Token { label: "three"; color: Shapes.Tints.warm }
    }

    // The fragment makes another address of it, so the document is fetched again.
    Loader {
        id: loader
        x: 20
        y: 110
        source: root.round === 0 ? "" : "shapes/Ticket.qml#" + root.round
        onLoaded: item.number = root.round
    }

    Text {
        x: 20
        y: 190
        color: "#9aa3b8"
        text: ["click to fetch a ticket", "here it is", "it is on its way", "it could not be loaded"][loader.status]
    }

    MouseArea {
        anchors.fill: parent
        onClicked: root.round++
    }
}
