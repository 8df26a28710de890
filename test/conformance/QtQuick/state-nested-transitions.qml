// States with transitions in transitions: what runs, reverses and is told.
import QtQuick
Item {
    id: root; width: 200; height: 100
    Rectangle { id: r; width: 10; height: 10; color: "red"
        states: [ State { name: "a"; when: root.w; PropertyChanges { r.x: 100; r.opacity: 0.5 } StateChangeScript { name: "s"; script: console.log("script a") } },
                  State { name: "b"; extend: "a"; PropertyChanges { target: r; y: 50; restoreEntryValues: false } PropertyChanges { target: r; explicit: true; width: root.width / 2 } } ]
        transitions: [ Transition { id: t1; from: ""; to: "a"; reversible: true; onRunningChanged: console.log("t1", running)
            SequentialAnimation { ScriptAction { script: console.log("begin") } ParallelAnimation { NumberAnimation { properties: "x"; duration: 100 } SequentialAnimation { PauseAnimation { duration: 50 } NumberAnimation { property: "opacity"; duration: 100 } } } ScriptAction { scriptName: "s" } ScriptAction { script: console.log("end", r.x, r.opacity) } } },
          Transition { to: "b"; SequentialAnimation { PropertyAction { target: r; property: "width" } NumberAnimation { properties: "y,width"; duration: 80; easing.type: Easing.OutQuad } } onRunningChanged: console.log("t2", running) } ]
        onStateChanged: console.log("state", state)
        onXChanged: if (x === 0 || x === 100) console.log("x", x)
        onWidthChanged: console.log("width", width)
    }
    property bool w: false
    Timer { property int step: 0; interval: 300; repeat: true; running: true; onTriggered: {
        console.log("--", step, r.state, r.x, r.y, r.width, r.opacity)
        switch (step++) { case 0: root.w = true; break; case 1: root.w = false; break; case 2: r.state = "b"; break; case 3: root.width = 300; break; case 4: r.state = ""; break
        case 5: r.state = "a"; r.state = "b"; break; case 6: r.state = "none"; break; default: console.log("END"); stop() } } }
}
