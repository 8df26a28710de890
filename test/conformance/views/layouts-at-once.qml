// Layouts that get another size, follow their content, and tell the last one first.
import QtQuick
import QtQuick.Layouts
Item { id: root; width: 300; height: 200
    component B: Rectangle { implicitWidth: 20; implicitHeight: 10; onXChanged: console.log(objectName, "x", x); onWidthChanged: console.log(objectName, "w", width) }
    RowLayout { id: r; width: 100; height: 30; onWidthChanged: console.log("r w", width); onImplicitWidthChanged: console.log("r iw", implicitWidth); B { objectName: "a"; Layout.fillWidth: true } B { objectName: "b" } Item { objectName: "sp"; Layout.fillWidth: true; Layout.maximumWidth: 20 } }
    ColumnLayout { anchors.fill: parent; RowLayout { id: in1; Layout.fillWidth: true; B { objectName: "c" } B { objectName: "d"; Layout.fillWidth: true } } B { objectName: "e"; Layout.fillHeight: true; Layout.fillWidth: true } }
    Component.onCompleted: { console.log("--"); r.width = 200; console.log(r.children[0].width, r.children[1].x); r.children[1].implicitWidth = 40; console.log(r.children[1].width); r.spacing = 0; console.log(r.children[1].x); root.width = 400; console.log(in1.width, in1.children[1].width); r.children[0].Layout.preferredWidth = 50; r.children[1].visible = false; console.log(r.children[0].width); t.start() }
    Timer { id: t; interval: 50; onTriggered: { console.log("--", r.children[0].width, r.children[1].x, in1.children[1].width); r.width = undefined; console.log(r.width); t2.start() } }
    Timer { id: t2; interval: 50; onTriggered: { console.log(r.width, r.children[0].width); console.log("END") } }
}
