// Anchors: the order in which items, those tied to them and the anchors themselves tell of it; loops.
import QtQuick
Item { id: root; width: 200; height: 100
    Item { id: a; anchors.left: parent.left; anchors.right: parent.right; height: 10; onXChanged: console.log("a x", x, width); onWidthChanged: console.log("a w", x, width) }
    Item { id: b; anchors.fill: a; onXChanged: console.log("b x", x, y, width, height); onWidthChanged: console.log("b w", x, y, width, height); onHeightChanged: console.log("b h", x, y, width, height); onYChanged: console.log("b y", x, y, width, height) }
    Item { id: c; anchors.right: b.right; width: 7; onXChanged: console.log("c x", x) }
    Item { id: par; width: childrenRect.width; height: childrenRect.height; Item { id: k; width: 20; height: 10; anchors.centerIn: parent } }
    Item { id: lp1; anchors.left: lp2.right; width: 5 } Item { id: lp2; anchors.left: lp1.right; width: 5 }
    Text { id: tx; text: "x"; y: 20; font.pixelSize: 12 } Text { id: ty; text: "y"; font.pixelSize: 24; anchors.baseline: tx.baseline } Item { id: bi; baselineOffset: 4; anchors.baseline: ty.baseline; height: 3 }
    Connections { target: a.anchors; function onLeftMarginChanged() { console.log("lm") } function onMarginsChanged() { console.log("m") } function onLeftChanged() { console.log("left changed") } function onRightMarginChanged() { console.log("rm") } function onFillChanged() { console.log("fill") } function onCenterInChanged() { console.log("ci") } }
    Component.onCompleted: {
        console.log("-- completed", par.width, k.x, lp1.x, lp2.x, ty.y, bi.y)
        root.width = 300
        console.log("-- margins"); a.anchors.margins = 10; console.log("-- lm"); a.anchors.leftMargin = 20; console.log("-- same"); a.anchors.leftMargin = 20; console.log("-- undefined"); a.anchors.leftMargin = undefined
        console.log("-- left"); a.anchors.left = undefined; a.anchors.left = root.horizontalCenter; console.log(a.x, a.width)
        a.x = 3; console.log("x set", a.x); a.width = 7; console.log("w set", a.x, a.width)
        b.anchors.fill = undefined; b.x = 1; console.log(b.x, b.width); b.anchors.fill = c; console.log(b.x, b.width, b.height)
        tx.font.pixelSize = 30; console.log(ty.y, bi.y); bi.baselineOffset = 10; console.log(bi.y); 
        console.log(tx.baselineOffset, root.baselineOffset, bi.baselineOffset)
        a.anchors.fill = root; a.anchors.centerIn = root; console.log(a.x, a.width)
        console.log("END") }
}
