// Anchors that cannot be: refused when they are given, and without effect.
import QtQuick
Item { id: root; width: 200; height: 100; objectName: "root"
    Item { id: p; objectName: "p"; width: 100; height: 60; Item { id: kid; width: 5; height: 5 } }
    Item { id: q; width: 20; height: 20; anchors.left: kid.left }
    Item { id: r; anchors.fill: kid; width: 3 }
    Item { id: s; anchors.centerIn: kid }
    Item { id: t; anchors.left: t.right }
    Item { id: u; anchors.fill: u }
    Item { id: v; anchors.centerIn: v }
    Item { id: w; anchors.left: parent.left; anchors.right: parent.right; anchors.horizontalCenter: parent.horizontalCenter; width: 5 }
    Item { id: x1; anchors.top: parent.top; anchors.bottom: parent.bottom; anchors.verticalCenter: parent.verticalCenter }
    Item { id: bl; anchors.baseline: parent.baseline; anchors.top: parent.top; }
    Item { id: l1; anchors.left: parent.left; width: 10 }
    function g(i) { return [i.x, i.y, i.width, i.height].join(",") }
    Component.onCompleted: {
        for (const i of [q, r, s, t, u, v, w, x1, bl]) console.log(g(i))
        try { l1.anchors.left = root.top } catch (e) { console.log("E", e) }
        try { l1.anchors.top = root.left } catch (e) { console.log("E", e) }
        try { l1.anchors.left = root } catch (e) { console.log("E", e) }
        try { l1.anchors.left = 5 } catch (e) { console.log("E", e) }
        try { l1.anchors.fill = "x" } catch (e) { console.log("E", e) }
        try { l1.anchors.left = null } catch (e) { console.log("E", e) }
        console.log("END") }
}
