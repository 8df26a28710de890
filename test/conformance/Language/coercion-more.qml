// More of coercion: texts to numbers, objects to texts, enumerations, function arguments and results, bindings.
import QtQuick
Item { id: root
    property int i; property real r; property bool b; property string s; property url u; property date d; property rect rc; property font f; property vector3d v3; property Item it; property Component cm; property list<Item> l
    function put(name, value, label) { try { root[name] = value; console.log(name, label ?? String(value), "->", root[name], typeof root[name]) } catch (e) { console.log(name, label, e.message) } }
    function typed(a: int, b: string, c: bool, d: real, e: color, f: var, g: Item): string { return [typeof a, a, typeof b, b, typeof c, c, typeof d, d, typeof e, e, f, g].join() }
    function ret1(x): int { return x }
    function ret2(x): void { return x }
    function ret3(x): Item { return x }
    Component.onCompleted: {
        for (let x of ["3.4", "3.5", "-3.5", "2.5", "1e2", " 5 ", "5x", "", "0x10", "NaN", "Infinity", "3000000000", "+4", "1,000", "true", ".5", "5."]) { put("i", x); put("r", x) }
        for (let x of [2.5, -2.5, 2147483648, -2147483649, 4294967297, 1e20, -0.4]) put("i", x)
        put("b", {}, "obj"); put("b", [], "arr"); put("b", function() {}, "fn"); put("b", new Date(0), "date"); put("b", Qt.point(0, 0), "point"); put("b", "", "empty"); put("b", "0"); put("b", Symbol("x"), "sym")
        put("s", Qt.point(1, 2), "point"); put("s", Qt.rgba(1, 0, 0, 1), "color"); put("s", root, "item"); put("s", {}, "obj"); put("s", { toString() { return "ts" } }, "obj ts"); put("s", new Date(0), "date"); put("s", /x/, "re"); put("s", function() {}, "fn"); put("s", [], "arr"); put("s", [1], "arr1"); put("s", Qt.font({ family: "X" }), "font"); put("s", new String("boxed"), "boxed"); put("s", 1 / 3); put("s", 1e100); put("s", NaN); put("s", Symbol("x"), "sym"); put("s", Qt.resolvedUrl("http://a/b"), "url")
        put("i", new Number(5), "boxed"); put("i", new Date(5), "date"); put("i", [7], "arr"); put("i", {}, "obj"); put("i", null, "null"); put("i", function() {}, "fn"); put("i", root, "item"); put("r", [1.5], "arr"); put("r", new Date(5), "date"); put("r", Qt.point(1, 2), "pt")
        put("u", 5); put("u", null, "null"); put("u", {}, "obj"); put("u", true)
        put("d", "2020-01-02"); put("d", 0); put("d", "nonsense"); put("d", null, "null"); put("d", {}, "obj"); put("d", "2020-01-02T03:04:05Z")
        put("rc", "1,2,3x4"); put("rc", Qt.size(1, 2), "size"); put("rc", { x: 1 }, "obj"); put("rc", "x"); put("f", { bold: true }, "obj"); put("f", "Arial"); put("v3", "1,2,3"); put("v3", Qt.vector3d(3, 2, 1), "v3"); put("v3", Qt.vector2d(3, 2), "v2")
        put("it", 5); put("it", {}, "obj"); put("it", "x"); put("it", cm, "comp"); put("cm", root, "root"); put("cm", "x"); put("l", root, "root"); put("l", null, "null"); put("l", [null], "[null]"); put("l", [root, null], "[r,null]"); put("l", "x"); put("l", [5], "[5]")
        console.log(typed(1.9, 5, 1, "2.5", "red", null, root).replace(/\(.*/, "")); console.log(typed("7", null, "", true, Qt.rgba(0, 1, 0, 1), undefined, null)); console.log(typed())
        try { console.log(typed("x")) } catch (e) { console.log(e.message) }
        try { console.log(typed(1, {}, [], {})) } catch (e) { console.log(e.message) }
        try { console.log(typed(1, "", true, 1, "red", 1, 5)) } catch (e) { console.log(e.message) }
        console.log(ret1(3.7), ret1("5"), ret2(5), ret3(root) === root, ret3(5))
        console.log("END")
    }
}
