// A reversible transition: order of its parts both ways, values that bindings will have, scripts; interpolation by type.
import QtQuick
Item {
    id: root
    property int i: 0
    property real r: 0
    property color col: "black"
    property real k: 3
    property real t: 0
    property var log: []
    Rectangle { id: box; width: 10; height: 10; x: 0; y: 0; color: "red"; rotation: 350 }
    NumberAnimation { id: ni; target: root; property: "i"; from: 0; to: 10; duration: 1000 }
    PropertyAnimation { id: pi; target: root; property: "i"; from: 0; to: 10; duration: 1000 }
    ColorAnimation { id: ci; target: root; property: "col"; from: "#000000"; to: "#ff8844"; duration: 1000 }
    RotationAnimation { id: ri; target: box; from: 350; to: 10; direction: RotationAnimation.Shortest; duration: 1000 }
    AnimationController { id: ac }
    states: [ State { name: "s"; PropertyChanges { target: box; x: 100; y: 50; color: "blue" } PropertyChanges { root.r: root.k * 2 } StateChangeScript { name: "scr"; script: console.log("scs", box.x, root.r) } },
              State { name: "s2"; AnchorChanges { target: box; anchors.right: root.right } PropertyChanges { target: box; width: 33; onXChanged: console.log("state handler", box.x) } } ]
    transitions: [ Transition { id: tr; from: ""; to: "s"; reversible: true; onRunningChanged: console.log("tr running", running, root.state)
        SequentialAnimation { ScriptAction { script: console.log("seq start", box.x, box.y, root.r) } NumberAnimation { target: box; properties: "x"; duration: 100; easing.type: Easing.InQuad } ScriptAction { script: console.log("mid", box.x, box.y, root.r) } NumberAnimation { properties: "y,r"; duration: 100 } ScriptAction { script: console.log("seq end", box.x, box.y, root.r) } } } ]
    width: 400
    onStateChanged: console.log("state", state)
    Behavior on t { NumberAnimation { duration: 20 } }
    Component.onCompleted: {
      for (let a of [ni, pi, ci, ri]) { ac.animation = a; for (let p of [0.26, 0.5, 0.77]) { ac.progress = p; console.log(i, col, box.rotation) } }
      state = "s"; console.log("x", box.x, box.color, r);
    }
    Timer { interval: 300; running: true; onTriggered: { console.log("then", box.x, box.y, r); k = 5; console.log(r); root.state = ""; console.log(box.x, box.y, r, tr.running) } }
    Timer { interval: 600; running: true; onTriggered: { console.log(box.x, box.y, r); console.log("END") } }
}
