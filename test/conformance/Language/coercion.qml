// coercion between the basic types, by binding and by assignment.
import QtQuick
Item { id: root
    property int i; property real r; property bool b; property string s; property url u; property color c
    property var v; property date d; property point p; property size z3; property QtObject o; property Item it; property list<Item> l
    function put(name, value) { try { root[name] = value; console.log(name, typeof value, "->", root[name], typeof root[name]) } catch (e) { console.log(name, e.message) } }
    Component.onCompleted: {
        for (let x of [1.7, -1.7, "3", "3.9", "x", "", true, null, NaN, Infinity, 3e9, "0x10", " 5 ", [], [7], {}, "1e2"]) put("i", x)
        for (let x of [1.5, "2.5", "", true, null, "abc", [], {}]) put("r", x)
        for (let x of [0, 1, "", "false", null, undefined, NaN, {}, [], root]) put("b", x)
        for (let x of [1, 1.50, true, null, undefined, {}, [1, 2], ["a", "b"], Qt.point(1, 2), root.c, /x/, 1e21, -0]) put("s", x)
        for (let x of ["red", "#123", "notacolor", 5, null, Qt.rgba(1, 0, 0, 1), "transparent", ""]) put("c", x)
        for (let x of ["1,2", Qt.point(3, 4), "bad", { x: 1, y: 2 }, Qt.size(1, 2), null]) put("p", x)
        for (let x of ["1x2", Qt.size(3, 4), { width: 1, height: 2 }]) put("z3", x)
        for (let x of [root, null, 5, undefined, "x", {}]) put("o", x)
        console.log(o, it); it = root; put("it", o)
        for (let x of [undefined, null, 5, "x"]) put("v", x)
        console.log("END")
    }
}
