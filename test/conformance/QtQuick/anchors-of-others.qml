// Anchors of items that get another parent, and to items that are destroyed.
import QtQuick
Item { id: root; width: 200; height: 100
    Item { id: p1; width: 50; height: 50 } Item { id: p2; width: 80; height: 70 }
    Item { id: a; parent: p1; anchors.fill: parent }
    Item { id: b; parent: p1; anchors.left: p1.right; width: 4; height: 4 }
    Component { id: dc; Item { width: 44; height: 22 } }
    Item { id: f; width: 1 }
    function g(i) { return [i.x, i.y, i.width, i.height].join(",") }
    Component.onCompleted: {
        console.log(g(a), g(b))
        a.parent = p2; console.log(g(a)); b.parent = p2; console.log(g(b)); b.parent = root; console.log(g(b))
        p1.width = 60; console.log(g(b))
        let o = dc.createObject(root); f.anchors.fill = o; console.log(g(f)); o.x = 5; console.log(g(f), f.anchors.fill === o); o.destroy()
        Qt.callLater(() => { console.log(g(f), f.anchors.fill); f.width = 9; console.log(g(f)); f.anchors.left = undefined; console.log("END") })
    }
}
