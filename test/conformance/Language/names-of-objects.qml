// What objects are called: of types of documents, inline components, with members of their own.
import QtQuick
import "lib/names"
Item {
    id: root
    component A: Item { property int a }
    component B: Item { }
    component C: A { }
    component D: A { property int d }
    component E: Own { }
    component F: Own { property int f }
    A { id: a } B { id: b } C { id: c } D { id: d } E { id: e } F { id: f }
    A { id: a2; property int x2 } B { id: b2; property int x2 }
    Plain { id: p1 } Plain { id: p2; property int q } Own { id: o1 } Own { id: o2; property int q }
    Rectangle { id: r1 } Rectangle { id: r2; signal s } Rectangle { id: r3; function f() {} } Rectangle { id: r4; enum Q { A } }
    Component.onCompleted: {
        console.log(a); console.log(b); console.log(c); console.log(d); console.log(e); console.log(f); console.log(a2); console.log(b2); console.log(p1); console.log(p2); console.log(o1); console.log(o2); console.log(o1.i); console.log(o1.b); console.log(r1); console.log(r2); console.log(r3); console.log(r4); console.log(root)
        let cc = Qt.createComponent("lib/names/Own.qml"); console.log(cc.createObject(root)); cc = Qt.createComponent("lib/names/Plain.qml"); console.log(cc.createObject(root))
        console.log("END")
    }
}
