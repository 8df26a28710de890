// Behavior: targetValue, the binding of its animation to it, enabled, the same value again; groups and their children.
import QtQuick
Item {
    id: root
    property real v: 0
    property real w: 0
    property real q: 0
    Behavior on v { id: beh; NumberAnimation { id: ba; duration: 50; onStarted: console.log("ba started"); onRunningChanged: console.log("ba running", running); onFinished: console.log("ba finished"); onStopped: console.log("ba stopped") } }
    onVChanged: if (v===0||v===100||v==200) console.log("v", v)
    ParallelAnimation { id: par; onStarted: console.log("par started"); onFinished: console.log("par fin")
      NumberAnimation { id: p1; target: root; property: "w"; to: 5; duration: 30; onStarted: console.log("p1 started"); onFinished: console.log("p1 fin"); onRunningChanged: console.log("p1 run", running)}
      SequentialAnimation { ScriptAction { script: console.log("s1") } ScriptAction { id: sa; onRunningChanged: console.log("sa run", running); script: console.log("s2") } } 
    }
    Component.onCompleted: { v = 100; console.log(v, beh.targetValue, beh.targetProperty.name, beh.targetProperty.object === root, ba.running); v = 100; console.log("set again"); 
      ba.running = false
      ba.start()
      par.start()
      p1.start()
      p1.pause()
    }
    Timer { interval: 150; running: true; onTriggered: {
       beh.enabled = false; v = 200; console.log(v); beh.enabled = true; v = 200; console.log("same"); v = 0; v = 200; console.log(v); ba.duration=0; v = 0; console.log("dur0", v);
       par.start(); par.stop(); par.complete();
    } }
    Timer { interval: 300; running: true; onTriggered: { console.log("END")} }
}
