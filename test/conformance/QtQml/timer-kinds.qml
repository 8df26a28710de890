// Timer: what running says while it triggers, restarting, a change of the interval, triggeredOnStart.
import QtQml
QtObject {
    id: top
    property int n: 0
    property Timer once: Timer { interval: 20; running: true; onTriggered: console.log("once", running) ; onRunningChanged: console.log("running", running) }
    property Timer many: Timer { interval: 60; repeat: true; running: true; onTriggered: { console.log("many", ++top.n); if (top.n === 2) { stop(); console.log("stopped", running) } } }
    property Timer first: Timer { interval: 400; triggeredOnStart: true; running: true; onTriggered: { console.log("first"); stop() } }
    property Timer end: Timer { interval: 300; running: true; onTriggered: console.log("END") }
}
