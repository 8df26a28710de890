// Order of changed handlers, bindings and completed; handlers that change what they handle.
import QtQuick
Item { id: root; property int a: 1; property int b: a + 1; property int c: { console.log("eval c"); return a + b }
    property int d: 0; property string log: ""
    onAChanged: console.log("aChanged", a, b, c)
    onBChanged: console.log("bChanged", a, b, c)
    onCChanged: console.log("cChanged", a, b, c)
    onDChanged: { console.log("d", d); if (d < 3) d++ ; console.log("d after", d) }
    on_UnderChanged: console.log("under", _under)
    property int _under: 0; property int __dunder: 1

   
    property int $money: 2
    property var v: ({ n: 1 }); onVChanged: console.log("v")
    Component.onCompleted: { console.log("root completed"); a = 5; d = 1; _under = 2; __dunder = 4; v.n = 2; v = v; v = { n: 3 }; a = 5 }
    Timer { interval: 30; running: true; onTriggered: console.log("END") }
    Item { Component.onCompleted: console.log("child 1"); Item { Component.onCompleted: console.log("grandchild") } }
    Item { Component.onCompleted: console.log("child 2") }
    Component.onDestruction: console.log("bye")
}
