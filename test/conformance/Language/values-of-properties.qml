// Value sources on aliases and grouped properties; objects assigned to var and to typed properties.
import QtQuick
Item { id: root
    property alias w: r.width; property var any: Item { objectName: "any" } property QtObject q: QtObject { objectName: "q" } property Item it
    property list<Item> li: [Item { objectName: "l1" }, Rectangle { objectName: "l2" }]
    Rectangle { id: r; width: 5; NumberAnimation on opacity { from: 0; to: 1; duration: 20 } Behavior on border.width { NumberAnimation { duration: 10 } } PropertyAnimation on radius { to: 4; duration: 20 } }
    it: Rectangle { objectName: "it"; parent: root }
    Component.onCompleted: { console.log(any.objectName, any.parent, q.objectName, it.objectName, it.parent === root, li.length, li[1].objectName, w, root.children.length, root.resources.length); r.border.width = 9; tm.start() }
    Timer { id: tm; interval: 100; onTriggered: { console.log(r.opacity, r.border.width, r.radius); console.log("END") } }
}
