// Timer order and control.
import QtQuick
Item { id: root; property int n: 0
    Timer { id: a; interval: 20; repeat: true; running: true; onTriggered: { console.log("a", ++root.n); if (root.n === 3) stop() } }
    Timer { id: b; interval: 390; running: true; triggeredOnStart: true; onTriggered: console.log("b") }
    Timer { id: c; interval: 10; onTriggered: console.log("c", running); onRunningChanged: console.log("c running", running) }
    Timer { interval: 900; running: true; onTriggered: { console.log(a.running, b.running, c.running); console.log("END") } }
    Component.onCompleted: { console.log("completed", a.running, b.running); c.start(); c.restart(); console.log(c.running); b.interval = 400; console.log(b.interval, b.repeat) }
}
