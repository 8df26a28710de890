// XmlListModel over a file: statuses, rows, roles, another query, reload.
import QtQuick
import QtQml.XmlListModel
Item {
    id: root
    property var steps: []
    XmlListModel {
        id: m
        source: "parts/shelf.xml"
        query: "/shelf/tools/tool"
        XmlListModelRole { name: "key"; attributeName: "id" }
        XmlListModelRole { name: "title"; elementName: "name" }
        XmlListModelRole { name: "maker"; elementName: "maker/name" }
        XmlListModelRole { name: "price"; elementName: "price" }
        XmlListModelRole { name: "unit"; elementName: "price"; attributeName: "unit" }
        XmlListModelRole { name: "note"; elementName: "note" }
        onStatusChanged: (s) => {
            console.log("status", s, status, count)
            if (status === XmlListModel.Ready) next.start()
        }
        onCountChanged: console.log("count", count)
        onSourceChanged: console.log("source")
        onQueryChanged: console.log("query", query)
    }
    Repeater {
        id: r
        model: m
        Item { property string row: [index, key, title, maker, price, unit, note].join("|"); property string same: model.title }
    }
    function rows() { for (let i = 0; i < r.count; i++) console.log(" ", r.itemAt(i).row, r.itemAt(i).same === r.itemAt(i).row.split("|")[2]) }
    property int step: 0
    Timer {
        id: next; interval: 30
        onTriggered: {
            root.rows()
            switch (root.step++) {
            case 0: m.query = "/shelf/tools"; break
            case 1: m.query = "shelf"; m.query = "/nothing/here"; break
            case 2: m.query = "/shelf"; break
            case 3: m.query = "/shelf/tools/tool"; m.reload(); break
            case 4: m.source = "parts/broken.xml"; break
            case 5: m.source = ""; last.start(); break
            }
        }
    }
    Timer { id: last; interval: 60; onTriggered: { console.log("at last", m.status, m.count, m.progress, "[" + m.errorString() + "]"); console.log("END") } }
    Component.onCompleted: console.log("completed", m.status, m.count, m.roles.length, m.roles[1].name, XmlListModel.Null, XmlListModel.Error)
}
