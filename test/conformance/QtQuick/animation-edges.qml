// Animations without duration, paused from the start, on a var; transitions that name no properties; made by createQmlObject.
import QtQuick
Item {
    id: root; width: 100; height: 100
    property real z1: 0
    property color c: "red"
    property var v: 0
    property string str: "a"
    states: [ State { name: "s"; PropertyChanges { target: root; z1: 10; c: "blue"; str: "b" } } ]
    transitions: Transition { NumberAnimation { duration: 100 } ColorAnimation { duration: 100 } PropertyAnimation { properties: "str"; duration: 50 } onRunningChanged: console.log("run", running) }
    SequentialAnimation on v { loops: 1; NumberAnimation { to: 5; duration: 20 } NumberAnimation { to: 0; duration: 20 } onFinished: console.log("v", root.v) }
    NumberAnimation { id: p; target: root; property: "z1"; to: 50; duration: 40; paused: true; running: true }
    NumberAnimation { id: q; target: root; property: "opacity"; to: 0; duration: 0; onFinished: console.log("q fin", root.opacity) ; onStarted: console.log("q start"); onRunningChanged: console.log("q", running) }
    NumberAnimation { id: neg; duration: -5; loops: 0; target: root; property: "x"; to: 5 }
    Binding { target: root; property: "x"; value: root.z1; when: root.z1 > 5 }
    Component.onCompleted: { console.log(p.running, p.paused); state = "s"; console.log(z1, c, str); q.start(); console.log(opacity); neg.start(); console.log(neg.running, x, neg.duration, neg.loops) ; p.stop(); console.log(p.paused);
      let a = Qt.createQmlObject('import QtQuick; NumberAnimation { running: true; to: 3; property: "y"; duration: 10; onFinished: console.log("made") }', root); a.target = root }
    Timer { interval: 250; running: true; onTriggered: { console.log(z1, c, str, x, y); console.log("END") } }
}
