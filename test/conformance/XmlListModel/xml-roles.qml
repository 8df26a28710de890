// XmlListModelRole: what is refused, and what changes.
import QtQuick
import QtQml.XmlListModel
Item {
    XmlListModel {
        id: m
        query: "/shelf/tools/tool"
        XmlListModelRole { id: one; name: "a"; elementName: "name"; onElementNameChanged: console.log("element", elementName); onNameChanged: console.log("name", name) }
        XmlListModelRole { id: two; name: "b"; attributeName: "id" }
        XmlListModelRole { id: three; name: "worn"; attributeName: "worn" }
        onStatusChanged: if (status === XmlListModel.Ready) later.start()
    }
    Repeater { id: r; model: m; Item { property string row: a + "|" + worn } }
    Timer { id: later; interval: 20; onTriggered: { for (let i = 0; i < r.count; i++) console.log(r.itemAt(i).row); console.log("END") } }
    Component.onCompleted: {
        console.log(one.elementName, two.attributeName, m.roles.length)
        one.elementName = "/name"; one.elementName = "name/"; console.log(one.elementName)
        one.elementName = "price"; one.elementName = "name"
        one.name = "renamed"; one.name = "a"
        console.log("before", m.status, m.progress, m.count)
        m.source = "parts/shelf.xml"
        console.log("after", m.status, m.progress, m.count)
    }
}
