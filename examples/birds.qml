// Asks a server for a list, and shows what it answers.
import QtQuick

Rectangle {
    id: root

    property url source: "data/birds.json"

    function fetch() {
        const request = new XMLHttpRequest()
        request.onreadystatechange = () => {
            if (request.readyState !== XMLHttpRequest.DONE)
                return
            try {
                const answer = JSON.parse(request.responseText)
                heading.text = answer.title
                list.model = answer.birds
            } catch (error) {
                heading.text = "No list: " + (request.status || "the server does not answer")
            }
        }
        request.open("GET", source)
        request.send()
    }

    width: 300
    height: 340
    color: "#f4f1ea"

    Component.onCompleted: fetch()

    Text {
        id: heading
        x: 16
        y: 14
        text: "Asking …"
        color: "#2d2a24"
        font { pixelSize: 18; bold: true }
    }

    ListView {
        id: list
        anchors { fill: parent; topMargin: 48 }
        clip: true
        delegate: Item {
            id: entry
            required property var modelData
            width: list.width
            height: 40
            Rectangle {
                x: 16
                anchors.verticalCenter: parent.verticalCenter
                width: 24
                height: 24
                radius: 12
                color: entry.modelData.color
            }
            Text {
                x: 52
                anchors.verticalCenter: parent.verticalCenter
                text: entry.modelData.name
                color: "#2d2a24"
            }
            Text {
                anchors { right: parent.right; rightMargin: 16; verticalCenter: parent.verticalCenter }
                text: entry.modelData.count + "×"
                color: "#7a7466"
            }
        }
    }
}
