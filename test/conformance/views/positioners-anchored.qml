// Positioner's attached properties, transitions, and children whose anchors forbid placing.
import QtQuick
Item { id: root; width: 200; height: 100
    Row { id: r; Repeater { id: rep; model: 4; Rectangle { id: d; required property int index; width: 10 + index; height: 10; visible: index !== 1; property string s: Positioner.index + (Positioner.isFirstItem ? "F" : "") + (Positioner.isLastItem ? "L" : ""); onSChanged: console.log("item", index, s) } } }
    Row { id: r2; y: 20; Item { id: k1; width: 10; height: 10; anchors.left: parent.left } Item { width: 10; height: 10; anchors.verticalCenter: parent.verticalCenter } Item { id: k3; width: 5; height: 40 } }
    Column { id: c2; y: 20; Item { width: 10; height: 10; anchors.top: parent.top } Item { width: 10; height: 10; anchors.horizontalCenter: parent.horizontalCenter } Item { width: 50; height: 40; anchors.fill: parent } }
    Grid { id: gg; Item { anchors.centerIn: parent; width: 1 } }
    Flow { id: ff; Item { anchors.left: parent.left; width: 1 } }
    Row { id: tr; y: 80; move: Transition { NumberAnimation { properties: "x"; duration: 60 } } add: Transition { NumberAnimation { property: "opacity"; from: 0; to: 1; duration: 30 } } populate: Transition { ScriptAction { script: console.log("populate", tr.children.length) } } 
        Rectangle { id: m1; width: 10; height: 10; onXChanged: if (x === 30 || x === 0) console.log("m1 at", x) } Rectangle { id: m2; width: 10; height: 10 } }
    Component.onCompleted: console.log("completed")
    Timer { interval: 60; running: true; onTriggered: { console.log(r.width, r.children[3].x, r2.children[1].x, r2.children[1].y, k3.x, r2.width, c2.width, c2.children[1].x, m2.x); rep.itemAt(1).visible = true; rep.model = 2; m1.width = 30; t.start() } }
    Timer { id: t; interval: 200; onTriggered: { console.log(r.width, m2.x, m1.opacity); m2.parent = null; t3.start() } }
    Timer { id: t3; interval: 100; onTriggered: { m2.parent = tr; t4.start() } }
    Timer { id: t4; interval: 200; onTriggered: { console.log(m2.x, m2.opacity, tr.width); console.log("END") } }
}
