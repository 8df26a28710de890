// JavaScript arrays, objects, numbers, lists of objects as models; changing them.
import QtQuick
Item { id: root; property var arr: ["a", "b"]; property int count: 2; property list<QtObject> objs: [QtObject { objectName: "o1" }, QtObject { objectName: "o2" }]
    Repeater { id: r1; model: root.arr; Text { text: index + modelData; Component.onCompleted: console.log("r1", text); Component.onDestruction: console.log("r1 gone", text) } onItemAdded: (i, item) => console.log("added", i, item.text); onItemRemoved: (i, item) => console.log("removed", i) }
    Repeater { id: r2; model: root.count; Item { property int i: index; Component.onCompleted: console.log("r2", i) } }
    Repeater { id: r3; model: root.objs; Item { Component.onCompleted: console.log("r3", modelData.objectName, index) } }
    Repeater { id: r4; model: [{ n: 1, s: "x" }, { n: 2 }]; Item { required property var modelData; required property int index; Component.onCompleted: console.log("r4", modelData.n, modelData.s, index) } }
    Repeater { id: r5; model: null; Item { } } Repeater { id: r6; model: "text"; Item { Component.onCompleted: console.log("r6", modelData) } } Repeater { id: r7; model: 2.7; Item { } } Repeater { id: r8; model: -1; Item { } } Repeater { id: r9; model: ({ a: 1 }); Item { Component.onCompleted: console.log("r9", modelData.a) } } Repeater { model: [[1, 2], [3]]; Item { Component.onCompleted: console.log("nested", modelData.length, modelData) } }
    Component.onCompleted: { console.log(r1.count, r2.count, r3.count, r5.count, r6.count, r7.count, r8.count, r9.count); arr.push("c"); console.log(r1.count); arr = ["x", "y", "z"]; console.log(r1.count, r1.itemAt(2).text); count = 1; console.log(r2.count); count = 3; console.log(r2.count); r3.model = undefined; console.log(r3.count); t.start() }
    Timer { id: t; interval: 20; onTriggered: console.log("END") }
}
