// In which order a state sets its properties, and which names its bindings see.
import QtQuick
Item {
    id: root
    property real q: 100
    property string log: ""
    width: 70
    Item { id: it; width: 7; property real q: 5; property real z1: 0
       onXChanged: console.log("x", x); onYChanged: console.log("y", y); onHeightChanged: console.log("h", height); onZ1Changed: console.log("z1", z1) 
       Behavior on height { NumberAnimation { duration: 30 } } }
    states: [ State { name: "s"; PropertyChanges { target: it; x: width; y: 4; z1: 1; height: q } },
              State { name: "t"; PropertyChanges { it.y: 14; it.x: width; it.z1: 9; it.height: 50; } PropertyChanges { it { opacity: 0.5; scale: 2 } } },
              State { name: "u"; PropertyChanges { target: it; onXChanged: console.log("U", x); x: 3 } StateChangeScript { script: { console.log("script", root.state) } } } ]
    onStateChanged: console.log("state", state)
    Component.onCompleted: {
      state = "s"; console.log("--"); state = "t"; console.log(it.opacity, it.scale); state = "u"; it.x = 88; state = ""; it.x = 90
    }
    Timer { interval: 100; running: true; onTriggered: { console.log(it.height); console.log("END") } }
}
