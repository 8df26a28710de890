// Anchors: margins, offsets, what resetting and other parents do to them.
import QtQuick
Item { id: root; width: 200; height: 100
    Item { id: p; x: 20; y: 10; width: 100; height: 60
        Item { id: a; anchors.fill: parent; anchors.margins: 5; anchors.leftMargin: 1 }
        Item { id: b; anchors.centerIn: parent; anchors.horizontalCenterOffset: 3; anchors.verticalCenterOffset: -4; width: 10; height: 10 }
        Item { id: c; width: 20; height: 20; anchors.right: parent.right; anchors.bottom: parent.bottom; anchors.margins: 3 }
        Item { id: d; width: 20; height: 20; anchors.left: c.right; anchors.top: c.bottom; anchors.leftMargin: 2 }
    }
    function g(i) { return [i.x, i.y, i.width, i.height].join(",") }
    Component.onCompleted: {
        console.log(g(a), g(b), g(c), g(d))
        a.anchors.margins = 7; console.log(g(a), a.anchors.leftMargin, a.anchors.rightMargin, a.anchors.topMargin)
        a.anchors.leftMargin = undefined; console.log(g(a), a.anchors.leftMargin)
        a.anchors.fill = undefined; console.log(g(a), a.anchors.fill)
        a.anchors.fill = p; console.log(g(a)); a.anchors.fill = null; console.log(g(a), a.anchors.fill)
        b.anchors.centerIn = undefined; console.log(g(b)); b.x = 50; console.log(g(b))
        b.anchors.horizontalCenter = p.horizontalCenter; console.log(g(b)); b.anchors.verticalCenter = p.top; console.log(g(b))
        c.anchors.right = undefined; c.anchors.left = p.left; console.log(g(c)); c.anchors.right = p.right; console.log(g(c)); c.width = 5; console.log(g(c))
        c.anchors.left = undefined; console.log(g(c)); c.width = 33; console.log(g(c))
        console.log(g(d)); d.anchors.left = undefined; d.anchors.top = undefined; console.log(g(d)); d.x = 1; console.log(g(d))
        p.width = 300; console.log(g(a), g(b), g(c))
        console.log("END") }
}
