// A Repeater over a list that changes, another delegate, and models of every kind.
import QtQuick
Item { id: root; width: 200; height: 100
    ListModel { id: lm; ListElement { n: "a" } ListElement { n: "b" } }
    Column { id: col; Repeater { id: r; model: lm; onItemAdded: (i, it) => console.log("added", i, it.nm, it.parent === col); onItemRemoved: (i, it) => console.log("removed", i, it.nm, it.parent === col); onCountChanged: console.log("count", count); onModelChanged: console.log("model"); onDelegateChanged: console.log("delegate")
        Item { property string nm: n !== undefined ? n : "?"; property int ix: index; Component.onCompleted: console.log("completed", nm, index, r.count); Component.onDestruction: console.log("destr", nm) } } }
    function st() { let s = []; for (let i = 0; i < r.count; i++) s.push(r.itemAt(i).nm + r.itemAt(i).ix); return r.count + " " + s.join(",") + " kids " + col.children.length }
    Component { id: d2; Text { property string nm: "d2"; property int ix: index; text: typeof modelData } }
    Component.onCompleted: {
        console.log(st(), r.itemAt(-1), r.itemAt(5)); lm.append({ n: "c" }); console.log(st()); lm.insert(0, { n: "z" }); console.log(st()); lm.move(0, 3, 1); console.log(st()); lm.remove(1, 2); console.log(st()); lm.set(0, { n: "q" }); console.log(st()); lm.setProperty(1, "n", "w"); console.log(st())
        console.log("-- clear"); lm.clear(); console.log(st()); lm.append([{ n: "1" }, { n: "2" }]); console.log(st())
        console.log("-- delegate"); r.delegate = d2; console.log(st()); console.log("-- number"); r.model = 2; console.log(st()); console.log("-- array"); r.model = ["x", 5, { a: 1 }]; console.log(st(), r.itemAt(0).text, r.itemAt(1).text, r.itemAt(2).text); console.log("-- null"); r.model = null; console.log(st()); r.model = undefined; console.log(st()); r.model = -3; console.log(st()); r.model = "3"; console.log(st()); r.model = 1.7; console.log(st()); r.model = root; console.log(st()); r.model = true; console.log(st()); r.model = lm; console.log(st())
        r.delegate = null; console.log(r.count, col.children.length)
        console.log("END") }
}
