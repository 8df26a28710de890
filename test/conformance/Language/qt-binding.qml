// Qt.binding in JavaScript: on properties, aliases, in loops, with this, within objects.
import QtQuick
Item { id: root; property int n: 1; property alias al: o.v; property var arr: []; property int self: 2
    QtObject { id: o; property int v: 0; property string s; property var any; property color c }
    onNChanged: console.log("n", n)
    Component.onCompleted: {
        o.v = Qt.binding(function() { return root.n * 2 }); console.log(o.v, al)
        n = 3; console.log(o.v, al)
        al = Qt.binding(() => n + 100); n = 4; console.log(o.v)
        o.s = Qt.binding(function() { return "s" + this.v + (this === o) }); console.log(o.s)
        o.any = Qt.binding(() => [n, n + 1]); n = 5; console.log(o.any)
        o.c = Qt.binding(() => n > 5 ? "red" : "blue"); console.log(o.c); n = 6; console.log(o.c)
        for (let i = 0; i < 3; i++) { let it = Qt.createQmlObject("import QtQml; QtObject { property int q }", root); it.q = Qt.binding(() => n * i); arr.push(it) }
        n = 10; console.log(arr.map(x => x.q).join())
        o.v = 1; n = 11; console.log(o.v)
        o["v"] = Qt.binding(() => { if (n > 11) return root.self; return -1 }); console.log(o.v); n = 12; console.log(o.v); root.self = 9; console.log(o.v)
        try { Qt.binding(5) } catch (e) { console.log(e.message) }
        let f = Qt.binding(() => 3); console.log(typeof f)
        var plain = { x: Qt.binding(() => 5) }; console.log(typeof plain.x)
        let x = comp.createObject(root, { w: Qt.binding(() => n * 3) }); console.log(x.w); n = 20; console.log(x.w)
        console.log("END")
    }
    Component { id: comp; QtObject { property int w } }
}
