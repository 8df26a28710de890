// grouped and attached properties in all notations, read and written by JavaScript.
import QtQuick
Item { id: root; width: 100; height: 100
    Rectangle { id: r; border { width: 3; color: "red" } anchors { fill: parent; margins: 4 } border.pixelAligned: false }
    Text { id: t; font { bold: true; family: "Arial" } font.pixelSize: 10; text: "x" }
    Item { id: k; Keys.enabled: false; Keys.onPressed: (e) => console.log(e.key); KeyNavigation.tab: r }
    QtObject { id: holder; property Rectangle r2: Rectangle { width: 4 } property Item nothing: null }
    property font f: Qt.font({ family: "X", pixelSize: 9, bold: true })
    property rect rc: Qt.rect(1, 2, 3, 4)
    property point p: "3,4"
    property color c: "#80ff0000"
    property rect rd
    rd.x: 50
    property point pd
    pd { x: 8; y: root.width }
    onRcChanged: console.log("rc", rc)
    onPChanged: console.log("p", p)
    Component.onCompleted: {
        console.log(r.border.width, r.border.color, r.border.pixelAligned, r.anchors.margins, r.anchors.leftMargin, r.width, r.x)
        console.log(t.font.bold, t.font.pixelSize, t.font.pointSize, t.font.italic, t.font.family)
        console.log(k.Keys.enabled, k.KeyNavigation.tab === r, k.KeyNavigation.left)
        console.log(rc, p, c, c.r, c.a.toFixed(2), f.family, f.pixelSize, f.bold)
        rc.width = 9; p.x = 1; width = 44; console.log(rc, p, rd, pd)
        let copy = rc; copy.x = 1000; console.log(rc.x, copy.x)
        let q = Qt.rect(0, 0, 1, 1); q.x = 5; console.log(q)
        c.r = 0; console.log(c)
        try { r.border = null } catch (e) { console.log(e.message) }
        try { r.anchors = null } catch (e) { console.log(e.message) }
        try { r.border.nope = 3; console.log("ok") } catch (e) { console.log(e.message) }
        try { rc.nope = 3; console.log("ok") } catch (e) { console.log(e.message) }
        t.font = Qt.font({ pixelSize: 40 }); console.log(t.font.pixelSize, t.font.bold)
        r.border.color = Qt.rgba(0, 1, 0, 0.5); console.log(r.border.color)
        console.log(rc.left, rc.right, rc.top, rc.bottom)
        console.log("END")
    }
}
