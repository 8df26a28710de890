// Settings: values by properties and aliases, categories, methods, types that come back.
import QtQuick
import Qt.labs.settings
Item { id: root
    property int aliased: 3
    QtObject { id: o; property string s: "s"; property color c: "red" }
    Component { id: first; Settings { category: "cat"; property int n: 1; property real r: 1.5; property bool b: false; property string t: "text"; property var list: [1, 2]; property var obj: ({ k: "v" }); property color c: "red"; property point p: "1,2"; property size z0; property date d; property url u: "http://a/b"; property var und; property font f
        onNChanged: console.log("nChanged", n) } }
    Settings { id: al; property alias aliased: root.aliased; property alias s: o.s; property alias c: o.c }
    function show(w, x) { console.log(w, x.n, x.r, x.b, x.t, JSON.stringify(x.list), JSON.stringify(x.obj), x.c, x.p, x.z0, x.d.getTime(), x.u, x.und, x.f.pixelSize) }
    Component.onCompleted: {
        let a = first.createObject(root); show("initial", a)
        console.log(a.category, typeof a.value, a.value("n"), a.value("n", 7), a.value("nope"), a.value("nope", "dflt"), typeof a.value("nope"))
        a.n = 5; a.r = 2.25; a.b = true; a.t = "new ü"; a.list = [3, "x", true]; a.obj = { k: "w", n: 1 }; a.c = "#80112233"; a.p = Qt.point(8, 9); a.z0 = Qt.size(3, 4); a.d = new Date(86400000); a.u = "http://c/d"; a.f.pixelSize = 33
        a.setValue("extra", 42); console.log(a.value("extra"), typeof a.value("extra"), a.value("n"))
        a.sync(); console.log(a.value("n"), a.value("t"), a.value("b"), typeof a.value("b"), a.value("list"), a.value("obj"), a.value("c"), a.value("p"))
        let b = first.createObject(root); show("second", b); console.log(b.value("extra"))
        b.n = 6; console.log(a.n, b.n); b.sync(); a.sync(); let c = first.createObject(root, { n: 77 }); console.log("given", c.n)
        root.aliased = 9; o.s = "changed"; o.c = "blue"; al.sync(); console.log(al.value("aliased"), al.value("s"), al.value("c"), al.category === "")
        c.category = "other"; console.log(c.n, c.value("n")); c.n = 8; c.sync(); c.category = "cat"; console.log(c.n); c.category = "other"; console.log(c.n)
        console.log("END")
    }
}
