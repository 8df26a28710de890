// The order of bindings, handlers and completion while a document is created.
import QtQuick
Item {
    id: root
    property int a: { console.log("bind a"); return b + 1 }
    property int b: { console.log("bind b"); return 5 }
    property int lit: 7
    onAChanged: console.log("a", a); onBChanged: console.log("b", b); onLitChanged: console.log("lit")
    Component.onCompleted: { console.log("root completed"); c1.v = 3; b = 10 }
    Component.onDestruction: console.log("root destr")
    QtObject { id: c1; property int v: { console.log("bind c1.v"); return root.a } onVChanged: console.log("c1 v", v); Component.onCompleted: console.log("c1 completed") }
    property QtObject p: QtObject { property int w: { console.log("bind p.w"); return 1 } Component.onCompleted: console.log("p completed") }
    Item { property int z1: { console.log("bind z1"); return 1 } Component.onCompleted: console.log("i1"); Item { Component.onCompleted: console.log("i2"); property int z2: { console.log("bind z2"); return 2 } } }
    Loader { onLoaded: console.log("loaded"); Component.onCompleted: console.log("loader completed"); sourceComponent: Item { property int q: { console.log("bind q"); return 1 } Component.onCompleted: console.log("loaded item") } }
    Repeater { model: 2; Component.onCompleted: console.log("repeater completed"); Item { property int q: { console.log("bind r", index); return 1 } Component.onCompleted: console.log("rep item", index) } onItemAdded: i => console.log("added", i) }
    Timer { running: true; interval: 1; onTriggered: { console.log("timer"); console.log("END") } Component.onCompleted: console.log("timer completed") }
    states: State { name: "s"; when: root.b > 7; PropertyChanges { target: c1; v: 100 } }
    onStateChanged: console.log("state", state)
}
