// Signals: arguments, connecting and disconnecting functions, errors in them.
import QtQuick
Item {
    id: root
    signal s0; signal s1(int a); signal s2(string a, var b); signal s3(real a, Item b, color c, url d, date e, point f, bool g); signal so(QtObject o); signal sl(var l)
    property int cnt: 0
    function t(f) { try { let r = f(); console.log("ret", r) } catch (e) { console.log("E", e.name, e.message) } }
    function h1(a) { console.log("h1", a, this === root, arguments.length) }
    function h2(a, b) { console.log("h2", a, b) }
    QtObject { id: other; property string name: "other"; function m(a) { console.log("m", a, this === other, this.name) } signal os(int z) ; onOs: z => console.log("os", z) }
    onS0: console.log("onS0", arguments.length)
    onS1: a => console.log("onS1", a, typeof a)
    onS2: (x, y) => console.log("onS2", x, y, typeof x, typeof y)
    onS3: function (a, b, c, d, e, f, g) { console.log("onS3", a, b, c, d, e, f, g, typeof a, typeof c, typeof g) }
    Component.onCompleted: {
        t(() => s0()); t(() => s0(1)); t(() => s1(5)); t(() => s1("7")); t(() => s1("x")); t(() => s1(1.9)); t(() => s1(null)); t(() => s1(undefined)); t(() => s1()); t(() => s1({})); t(() => s1(true)); t(() => s1(1, 2))
        t(() => s2("a", { z: 1 })); t(() => s2(5, null)); t(() => s2(null, undefined)); t(() => s2("only"))
        t(() => s3(1, root, "red", "u.png", new Date(0), Qt.point(1, 2), 1))
        t(() => s1.connect(h1)); t(() => s1(1)); t(() => s1.disconnect(h1)); t(() => s1(2))
        t(() => s1.connect(other, "m")); t(() => s1(3)); t(() => s1.disconnect(other, "m")); t(() => s1(3))
        t(() => s1.connect(other.m)); t(() => s1(4)); t(() => s1.disconnect(other.m))
        t(() => s1.connect(other, other.m)); t(() => s1(5)); t(() => s1.disconnect(other, other.m)); t(() => s1(5))
        t(() => s1.connect(other.os)); t(() => s1(6)); t(() => s1.disconnect(other.os))
        t(() => s1.connect()); t(() => s1.connect(5)); t(() => s1.connect(null)); t(() => s1.connect({}, "x")); t(() => s1.connect(other, "nope")); t(() => s1.disconnect(h2)); t(() => s1.disconnect()); t(() => s1.connect(root, null))
        let o = { v: 3, f(a) { console.log("o.f", a, this.v) } }
        t(() => s1.connect(o.f)); t(() => s1(7)); t(() => s1.disconnect(o.f))
        t(() => s1.connect(o, o.f)); t(() => s1(8)); t(() => s1.disconnect(o, o.f)); t(() => s1(8))
        t(() => s1.connect(o, "f")); t(() => s1(9)); t(() => s1.disconnect(o, "f")); 
        t(() => s1.connect(h1)); t(() => s1.connect(h1)); t(() => s1(10)); t(() => s1.disconnect(h1)); t(() => s1(11)); t(() => s1.disconnect(h1)); t(() => s1(12))
        t(() => cntChanged.connect(() => console.log("cntChanged", cnt, arguments.length))); cnt = 5; cnt = 5; cnt = 6
        t(() => s1.connect(() => { throw new Error("in handler") })); t(() => s1(13))
        t(() => root.s1.call(root, 1)); t(() => root["s1"](14)); t(() => { let f = s1; f(15) }); t(() => so(other)); t(() => so(5)); t(() => so(root)); t(() => so(null))
        console.log("END")
    }
}
