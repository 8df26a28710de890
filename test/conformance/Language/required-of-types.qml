// Required properties that a type gets from what it is made of, from outside, or not at all.
import QtQuick
Item {
    id: root
    component R: Item { required property int a; required property string b; property int c: a * 2; Component.onCompleted: console.log("made", a, b, c) }
    component R2: R { required property var d; a: 5 }
    Component { id: comp; R {} }
    Component { id: comp2; R2 {} }
    Component { id: comp3; R { a: 1; b: "set" } }
    Component { id: comp4; Item { required property int zz; required width } }
    property int n: 0
    Timer { interval: 1; repeat: true; running: true; onTriggered: {
        let o
        switch (root.n++) {
        case 0: o = comp.createObject(root, { a: 1, b: "x" }); console.log("3", o, o.c); break
        case 1: o = comp2.createObject(root, { b: "y", d: null }); console.log("5", o, o ? o.d : ""); break
        case 2: o = comp3.createObject(root); console.log("6", o); break
        case 3: o = comp4.createObject(root, { zz: 3, width: 10 }); console.log("8", o, o ? o.width : ""); break
        case 4: o = comp.createObject(root, { a: 7, b: 3 }); console.log("9", o, o.b); break
        case 5: o = comp.createObject(root, { a: 1, b: "x", nope: 3 }); console.log("10", o); break
        case 6: o = comp.createObject(root, { a: Qt.binding(() => root.n), b: "x" }); console.log("11", o, o.a); root.n = 7; console.log(o.a); break
        case 7: o = comp.createObject(root, { a: 1, b: null }); console.log("12", o); break
        case 8: o = comp.createObject(root, { a: "abc", b: "" }); console.log("13", o); break
        default: console.log("END"); stop()
        }
    } }
}
