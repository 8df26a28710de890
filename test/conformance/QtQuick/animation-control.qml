// What start, stop, pause, complete, loops and alwaysRunToEnd of animations do, and in which order it is told.
import QtQuick
Item {
    id: root
    property real a: 1
    property real b: 1
    property real c: 1
    property real d: 0
    property real e: 0
    NumberAnimation on a { from: 0; to: 1; duration: 40; onStarted: console.log("a started"); onFinished: console.log("a fin") }
    NumberAnimation on b { from: 0; to: 1; duration: 40; onStarted: console.log("b started"); onFinished: console.log("b fin") }
    NumberAnimation { id: x1; target: root; property: "c"; to: 10; duration: 40; running: true; onStarted: console.log("c started"); onFinished: console.log("c fin") }
    NumberAnimation { id: inf; target: root; property: "d"; from: 0; to: 10; duration: 30; loops: Animation.Infinite; onStarted: console.log("inf started"); onStopped: console.log("inf stopped"); onFinished: console.log("inf finished"); onRunningChanged: console.log("inf running", running); onPausedChanged: console.log("inf paused", paused) }
    SequentialAnimation { id: are; alwaysRunToEnd: true; loops: 3; onStopped: console.log("are stopped"); onFinished: console.log("are finished"); onRunningChanged: console.log("are running", running)
       NumberAnimation { target: root; property: "e"; from: 0; to: 10; duration: 40 }
       ScriptAction { script: console.log("are loop", e) } 
       PauseAnimation { duration: 10 }
       PropertyAction { target: root; property: "e"; value: 77 }
    }
    Component.onCompleted: console.log("completed")
    Timer { interval: 150; running: true; onTriggered: {
      console.log("--inf"); inf.start(); inf.pause(); console.log(inf.running, inf.paused); inf.resume(); inf.stop(); console.log("d", d)
      inf.start(); inf.complete(); console.log("d after complete", d, inf.running); inf.stop();
      inf.loops=2; inf.start(); inf.complete(); console.log("d after complete", d, inf.running); inf.complete(); console.log(inf.running); inf.stop()
      inf.pause(); console.log(inf.paused)
      console.log("--are"); are.start(); are.stop(); console.log("e", e, are.running)
      }}
    Timer { interval: 500; running: true; onTriggered: { console.log("e", e, are.running);
      are.start(); are.complete(); console.log("e", e, are.running); are.stop(); are.start(); are.complete();console.log("e", e, are.running);  console.log("END")} }
}
