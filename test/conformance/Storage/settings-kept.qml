// Settings come back, with their types, once they were written.
import QtQuick
import Qt.labs.settings
Item { id: root
    property string unique: "c" + Date.now(); property size plainSize
    Component { id: maker; Settings { category: root.unique; property int n: 1; property real r: 1.5; property bool b: false; property string t: "text"; property var list: [1, 2]; property var obj: ({ k: "v" }); property color c: "red"; property point p: "1,2"; property size z0; property rect rc; property date d; property url u: "http://a/b"; property font f
        onNChanged: console.log("nChanged", n); Component.onCompleted: console.log("completed", n) } }
    Component { id: other; Settings { category: root.unique; property string n; property int t: 4; property bool fresh: true } }
    Item { id: win; property int w: 3
        Settings { id: al; category: root.unique + "al"; property alias w: win.w } }
    property var a
    function show(w, x) { console.log(w, x.n, x.r, x.b, x.t, JSON.stringify(x.obj), x.c, x.p, x.z0, x.rc, x.d.getTime(), x.u, x.f.pixelSize, x.f.bold) }
    Component.onCompleted: {
        Qt.application.organization = "qmlet"; Qt.application.domain = "qmlet.example"; Qt.application.name = "settings"
        console.log(plainSize); a = maker.createObject(root); show("initial", a); console.log(a.list.length)
        a.n = 5; a.r = 2.25; a.b = true; a.t = "new ü"; a.obj = { k: "w", n: 1 }; a.c = "#80112233"; a.p = Qt.point(8, 9); a.z0 = Qt.size(3, 4); a.rc = Qt.rect(1, 2, 3, 4); a.d = new Date(86400000); a.u = "http://c/d"; a.f = Qt.font({ pixelSize: 33, bold: true }); win.w = 12
        a.setValue("extra", 42); a.setValue("text", "x")
    }
    Timer { interval: 900; running: true; onTriggered: {
        let b = maker.createObject(root); show("kept", b); console.log(b.value("extra"), b.value("text"), b.value("n"), b.value("b"), b.value("t"), b.value("nope", 3), al.value("w"))
        let o = other.createObject(root); console.log(typeof o.n, o.n, o.t, o.fresh)
        b.n = 50; b.destroy(); end.start() } }
    Timer { id: end; interval: 50; onTriggered: { let c = maker.createObject(root); console.log("after destroy", c.n); let d = maker.createObject(root, { n: 7 }); console.log("given", d.n); console.log("END") } }
}
