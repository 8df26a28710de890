// Loaders in delegates, one in the other, and what their documents see of them.
import QtQuick
Item {
    id: root
    property int base: 100
    Component { id: leaf; Item { property string seen: index + ":" + modelData + ":" + root.base + ":" + level } }
    Column {
        Repeater {
            id: r
            model: ["a", "b"]
            Loader {
                property int level: index * 10
                sourceComponent: Loader { property int deep: level + 1; sourceComponent: leaf; onLoaded: console.log("inner", deep, item.seen) }
                onLoaded: console.log("outer", item.deep, item.item.seen)
            }
        }
    }
    Loader { id: s; sourceComponent: Item { property int n: parent.x; Component.onDestruction: console.log("gone", n) } x: 5 }
    Connections { target: s; function onLoaded() { console.log("connection", s.item.n) } }
    Component.onCompleted: {
        root.base = 200
        console.log(r.itemAt(1).item.item.seen)
        s.x = 9
        console.log(s.item.n)
        s.active = false
        s.x = 10
        s.active = true
        console.log("END")
    }
}
