// A grid of colours from a JSON file.
import QtQuick

Rectangle {
    width: 316
    height: 244
    color: "#18191c"

    GridView {
        id: grid
        anchors { fill: parent; margins: 8 }
        cellWidth: 100
        cellHeight: 76
        delegate: Item {
            id: cell
            required property var modelData
            width: grid.cellWidth
            height: grid.cellHeight
            Swatch {
                anchors.centerIn: parent
                label: cell.modelData.label
                color: cell.modelData.shade
            }
        }
    }

    Component.onCompleted: {
        const request = new XMLHttpRequest()
        request.onreadystatechange = () => {
            if (request.readyState === XMLHttpRequest.DONE && request.responseText)
                grid.model = JSON.parse(request.responseText)
        }
        request.open("GET", "data/swatches.json")
        request.send()
    }
}
