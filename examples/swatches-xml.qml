// The same grid from an XML file, by a model that reads it.
import QtQuick
import QtQml.XmlListModel

Rectangle {
    width: 316
    height: 244
    color: "#18191c"

    XmlListModel {
        id: swatches
        source: "data/swatches.xml"
        query: "/swatches/swatch"
        XmlListModelRole { name: "label"; elementName: "label" }
        XmlListModelRole { name: "shade"; elementName: ""; attributeName: "shade" }
    }

    GridView {
        id: grid
        anchors { fill: parent; margins: 8 }
        cellWidth: 100
        cellHeight: 76
        model: swatches
        delegate: Item {
            id: cell
            required property string label
            required property string shade
            width: grid.cellWidth
            height: grid.cellHeight
            Swatch {
                anchors.centerIn: parent
                label: cell.label
                color: cell.shade
            }
        }
    }

    Text {
        anchors.centerIn: parent
        visible: swatches.status === XmlListModel.Error
        color: "#e06c75"
        text: swatches.errorString()
    }
}
